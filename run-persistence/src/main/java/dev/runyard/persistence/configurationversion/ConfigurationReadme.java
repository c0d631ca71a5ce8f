package dev.runyard.persistence.configurationversion;

import dev.runyard.persistence.crypto.Keyring;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The text of the README.md of a configuration version, sealed. */
@Entity
@Table(name = "configuration_readme")
@SuppressWarnings("NullAway.Init")
public class ConfigurationReadme {
    @Id
    private ConfigurationVersionId id;

    @Version
    private @Nullable Long version;

    private byte[] sealed;

    protected ConfigurationReadme() {}

    public ConfigurationReadme(ConfigurationVersionId id, String text, Keyring keyring) {
        this.id = id;
        this.sealed = keyring.sealText(text, context());
    }

    /** Makes the same text that of another version. */
    public ConfigurationReadme copyTo(ConfigurationVersionId other, Keyring keyring) {
        return new ConfigurationReadme(other, text(keyring), keyring);
    }

    public ConfigurationVersionId id() {
        return id;
    }

    /** Returns the text. */
    public String text(Keyring keyring) {
        return keyring.openText(sealed, context());
    }

    private String context() {
        return "configuration_readme " + id;
    }
}
