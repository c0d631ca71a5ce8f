package dev.runyard.persistence.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What a run was bound to at its creation, sealed. */
@Entity
@Table(name = "run_snapshot")
@SuppressWarnings("NullAway.Init")
public class RunSnapshot {
    @Id
    private RunId id;

    @Version
    private @Nullable Long version;

    private byte[] sealed;

    protected RunSnapshot() {}

    public RunSnapshot(RunId id, byte[] sealed) {
        this.id = id;
        this.sealed = sealed;
    }

    /** Replaces the content, as when a final run loses its secrets. */
    public void replace(byte[] newSealed) {
        this.sealed = newSealed;
    }

    public RunId id() {
        return id;
    }

    public byte[] sealed() {
        return sealed;
    }
}
