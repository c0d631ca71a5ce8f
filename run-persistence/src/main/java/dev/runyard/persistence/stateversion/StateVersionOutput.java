package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.crypto.Keyring;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An output value of a state; the value is sealed. */
@Entity
@Table(name = "state_version_output")
@SuppressWarnings("NullAway.Init")
public class StateVersionOutput {
    @Id
    private StateVersionOutputId id;

    @Version
    private @Nullable Long version;

    @Column(name = "state_version_id")
    private StateVersionId stateVersionId;

    private String name;

    private boolean sensitive;

    private String type;

    @Column(name = "detailed_type")
    private String detailedType;

    @Column(name = "sealed_value")
    private byte[] sealedValue;

    protected StateVersionOutput() {}

    public StateVersionOutput(
            StateVersionOutputId id,
            StateVersionId stateVersionId,
            String name,
            boolean sensitive,
            String type,
            String detailedType,
            byte[] sealedValue) {
        this.id = id;
        this.stateVersionId = stateVersionId;
        this.name = name;
        this.sensitive = sensitive;
        this.type = type;
        this.detailedType = detailedType;
        this.sealedValue = sealedValue;
    }

    /** Returns the value as JSON. */
    public String value(Keyring keyring) {
        return keyring.openText(sealedValue, context(id));
    }

    /** Returns what the sealed value of output {@code id} is bound to. */
    public static String context(StateVersionOutputId id) {
        return "state-version-output:" + id.value();
    }

    public StateVersionOutputId id() {
        return id;
    }

    public StateVersionId stateVersionId() {
        return stateVersionId;
    }

    public String name() {
        return name;
    }

    public boolean sensitive() {
        return sensitive;
    }

    public String type() {
        return type;
    }

    /** Returns the cty type as JSON. */
    public String detailedType() {
        return detailedType;
    }

    public byte[] sealedValue() {
        return sealedValue;
    }
}
