package dev.runyard.persistence.log;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.run.PhaseId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The log of a phase: how long it is, whether more may come, and where it is once it was put together. */
@Entity
@Table(name = "phase_log")
@SuppressWarnings("NullAway.Init")
public class PhaseLog {
    @Id
    private PhaseId id;

    @Version
    private @Nullable Long version;

    private long size;
    private boolean ended;

    private @Nullable BlobId blob;

    protected PhaseLog() {}

    public PhaseLog(PhaseId id) {
        this.id = id;
    }

    /** Grows by {@code bytes}. */
    public void grow(int bytes) {
        this.size += bytes;
    }

    /** Takes nothing more. */
    public void end() {
        this.ended = true;
    }

    /** Is from now on read from one blob instead of its chunks. */
    public void compacted(BlobId intoBlob) {
        this.blob = intoBlob;
    }

    public PhaseId id() {
        return id;
    }

    /** Returns the length in bytes, framing included. */
    public long size() {
        return size;
    }

    public boolean isEnded() {
        return ended;
    }

    public @Nullable BlobId blob() {
        return blob;
    }
}
