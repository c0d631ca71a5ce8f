package dev.runyard.persistence.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the cancel of a run has come; null for what has not happened.
 *
 * @param requestedAt when somebody wished that the running phase ends
 * @param forceableFrom from when on the run may be canceled by force, which takes a cancel without force before
 * @param forcedAt when that was done
 */
@Embeddable
public record Cancellation(
        @Column(name = "cancel_requested_at") @Nullable Instant requestedAt,

        @Column(name = "force_cancel_available_at") @Nullable
        Instant forceableFrom,

        @Column(name = "force_canceled_at") @Nullable Instant forcedAt) {
    /** Of a run that nobody has canceled. */
    static final Cancellation NONE = new Cancellation(null, null, null);

    /** Tells whether somebody wished that the running phase ends. */
    public boolean isRequested() {
        return requestedAt != null;
    }

    /** Tells whether the run was ended by force, with its process perhaps still alive. */
    public boolean isForced() {
        return forcedAt != null;
    }

    boolean isForceable(Instant now) {
        return forceableFrom != null && !now.isBefore(forceableFrom);
    }

    Cancellation requested(Instant at) {
        return new Cancellation(at, forceableFrom, forcedAt);
    }

    Cancellation forceableFrom(Instant from) {
        return new Cancellation(requestedAt, from, forcedAt);
    }

    Cancellation forced(Instant at) {
        return new Cancellation(requestedAt, forceableFrom, at);
    }
}
