package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.run.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What a state version is made of.
 *
 * @param md5 the MD5 of the raw bytes in hex, as their writer declared it
 */
public record NewState(
        Kind kind,
        @Nullable RunId runId,
        long serial,
        @Nullable String lineage,
        @Nullable String md5) {
    /** How a state version came to be. */
    public enum Kind {
        /** Written whole by a person, a program or a finished run. */
        FULL,
        /** Written in the middle of an apply; current only once the apply has ended. */
        INTERMEDIATE,
        /** Written by a worker that had lost its right; kept for people to compare. */
        RECOVERY
    }
}
