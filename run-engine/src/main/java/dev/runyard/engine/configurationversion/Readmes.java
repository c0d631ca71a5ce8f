package dev.runyard.engine.configurationversion;

import dev.runyard.persistence.configurationversion.ConfigurationReadme;
import dev.runyard.persistence.configurationversion.ConfigurationReadmes;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.crypto.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The READMEs of configurations: workspaces show the one of their current configuration. Needs a transaction. */
@Component
final class Readmes {
    private final ConfigurationReadmes readmes;
    private final Keyring keyring;

    Readmes(ConfigurationReadmes readmes, Keyring keyring) {
        this.readmes = readmes;
        this.keyring = keyring;
    }

    /** Keeps the README of an upload, or that it has none, in place of the one before. */
    void keep(ConfigurationVersionId version, @Nullable String text) {
        readmes.remove(version);
        if (text != null) {
            readmes.save(new ConfigurationReadme(version, text, keyring));
        }
    }
}
