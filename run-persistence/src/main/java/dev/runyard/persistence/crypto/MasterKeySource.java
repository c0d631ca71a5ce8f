package dev.runyard.persistence.crypto;

import dev.runyard.persistence.StartRefused;
import java.nio.file.Path;
import java.util.Optional;

/** Where the master key comes from. */
public interface MasterKeySource {
    /**
     * Returns the key, or nothing when none was made yet.
     *
     * @throws StartRefused when there is something, but no usable key
     */
    Optional<MasterKey> find();

    /** Makes and keeps a new key; asked only when there is neither a key nor anything encrypted with one. */
    MasterKey create();

    /** Says in a few words where the key is expected, for messages. */
    String describe();

    /**
     * A key given as text.
     *
     * @param setting the name of the setting, for messages
     * @param text what {@link MasterKey#parse} reads
     */
    static MasterKeySource setting(String setting, String text) {
        return new MasterKeySetting(setting, text);
    }

    /** A key in a file that is made, readable for its owner only, when it is first needed. */
    static MasterKeySource file(Path file) {
        return new MasterKeyFile(file);
    }
}
