package dev.runyard.persistence.log;

import dev.runyard.persistence.run.PhaseId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import org.springframework.data.domain.Persistable;

/** Some bytes of a live log, sealed. */
@Entity
@Table(name = "log_chunk")
@SuppressWarnings("NullAway.Init")
public class LogChunk implements Persistable<LogChunk.Key> {
    /** Where a chunk belongs. */
    @Embeddable
    public record Key(
            @Column(name = "phase_id") PhaseId phaseId,
            @Column(name = "start_offset") long startOffset) implements Serializable {}

    @EmbeddedId
    private Key key;

    private int size;
    private byte[] sealed;

    @Transient
    private boolean fresh;

    protected LogChunk() {}

    public LogChunk(PhaseId phaseId, long startOffset, int size, byte[] sealed) {
        this.key = new Key(phaseId, startOffset);
        this.size = size;
        this.sealed = sealed;
        this.fresh = true;
    }

    @Override
    public Key getId() {
        return key;
    }

    /** A chunk is written once and never changed. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    /** Returns the number of bytes in the clear. */
    public int size() {
        return size;
    }

    public byte[] sealed() {
        return sealed;
    }

    /** Returns what the sealed bytes are bound to. */
    public static String context(PhaseId phase, long startOffset) {
        return "log:" + phase.value() + ":" + startOffset;
    }
}
