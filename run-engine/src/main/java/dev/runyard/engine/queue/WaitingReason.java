package dev.runyard.engine.queue;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for.
 *
 * @param id names it where it has a name; see {@link Kind}
 * @param since when the run began to wait for it
 */
public record WaitingReason(Kind kind, @Nullable String id, Instant since) {
    /** The kinds, each with what its id is. */
    public enum Kind {
        /** Another run holds the workspace; the id is that run's. */
        RUN,
        /** Somebody has locked the workspace; the id is theirs. */
        LOCK,
        /** The organization's phases that execute are as many as may at once; the id is the organization's name. */
        CAPACITY,
        /** Somebody has to confirm or discard it; no id. */
        APPROVAL,
        /** An agent of its pool has to take it; the id is that pool's. */
        POOL,
        /** A worker has to take it, to start it, or to be heard again; the id is that worker's name once there is one. */
        WORKER;

        /** Returns the name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
