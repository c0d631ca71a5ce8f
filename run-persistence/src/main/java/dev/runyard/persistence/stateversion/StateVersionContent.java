package dev.runyard.persistence.stateversion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What was read out of a state when it came; sealed. */
@Entity
@Table(name = "state_version_content")
@SuppressWarnings("NullAway.Init")
public class StateVersionContent {
    @Id
    private StateVersionId id;

    @Version
    private @Nullable Long version;

    @Column(name = "sealed_summary")
    private byte[] sealedSummary;

    @Column(name = "sealed_resources")
    private byte[] sealedResources;

    protected StateVersionContent() {}

    /**
     * Takes what was read.
     *
     * @param id of the state
     * @param sealedSummary the attributes {@code modules}, {@code providers} and {@code resources} as JSON
     * @param sealedResources the resource instances as JSON
     */
    public StateVersionContent(StateVersionId id, byte[] sealedSummary, byte[] sealedResources) {
        this.id = id;
        this.sealedSummary = sealedSummary;
        this.sealedResources = sealedResources;
    }

    /** Returns what the sealed parts of state {@code id} are bound to. */
    public static String context(String id) {
        return "state-version-content:" + id;
    }

    public StateVersionId id() {
        return id;
    }

    public byte[] sealedSummary() {
        return sealedSummary;
    }

    public byte[] sealedResources() {
        return sealedResources;
    }
}
