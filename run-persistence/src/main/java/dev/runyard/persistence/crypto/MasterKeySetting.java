package dev.runyard.persistence.crypto;

import java.util.Optional;

/** The master key as the text of a setting. */
record MasterKeySetting(String setting, String text) implements MasterKeySource {
    @Override
    public Optional<MasterKey> find() {
        return Optional.of(MasterKey.parse(text, setting));
    }

    @Override
    public MasterKey create() {
        throw new IllegalStateException("A key given by a setting is always there.");
    }

    @Override
    public String describe() {
        return setting;
    }

    @Override
    public String toString() {
        return setting;
    }
}
