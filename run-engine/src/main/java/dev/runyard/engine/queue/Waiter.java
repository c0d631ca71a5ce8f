package dev.runyard.engine.queue;

import dev.runyard.engine.queue.WaitingReason.Kind;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.workspace.Lock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what a run waits for.
 *
 * @param since when the run came into its status, as far as it is known; else when it was made
 * @param holder the run that holds the workspace; null when none does, or this run itself
 * @param job the run's job that is not over
 * @param full the name of the organization when it is at its ceiling
 */
record Waiter(
        RunStatus status,
        Instant since,
        @Nullable RunId holder,
        @Nullable Lock lock,
        @Nullable Job job,
        @Nullable String full) {

    /** Decides; empty for a run that goes on, or is over. */
    Optional<WaitingReason> reason() {
        return switch (status) {
            case PENDING, CONFIRMED -> turn();
            case PLAN_QUEUED, APPLY_QUEUED, PLANNING, APPLYING ->
                Optional.ofNullable(job).flatMap(this::worker);
            case PLANNED, PLANNED_AND_SAVED -> Optional.of(new WaitingReason(Kind.APPROVAL, null, since));
            case PLANNED_AND_FINISHED, APPLIED, DISCARDED, CANCELED, ERRORED -> Optional.empty();
        };
    }

    /** A run comes before a lock: who unlocks the workspace would see it go on waiting. */
    private Optional<WaitingReason> turn() {
        if (holder != null) {
            return Optional.of(new WaitingReason(Kind.RUN, holder.value(), since));
        }
        if (lock == null) {
            return Optional.empty();
        }
        var from = lock.since().isAfter(since) ? lock.since() : since;
        return Optional.of(new WaitingReason(Kind.LOCK, lock.owner(), from));
    }

    private Optional<WaitingReason> worker(Job open) {
        return switch (open.status()) {
            case QUEUED -> Optional.of(queued(open));
            case CLAIMED -> Optional.of(new WaitingReason(Kind.WORKER, open.worker(), open.queuedAt()));
            case STARTED ->
                Optional.ofNullable(open.silentSince())
                        .map(silent -> new WaitingReason(Kind.WORKER, open.worker(), silent));
            case FINISHED -> Optional.empty();
        };
    }

    /** Agents of a pool are their organization's own: no ceiling holds for them. */
    private WaitingReason queued(Job open) {
        var pool = open.agentPoolId();
        if (pool != null) {
            return new WaitingReason(Kind.POOL, pool.value(), open.queuedAt());
        }
        return full == null
                ? new WaitingReason(Kind.WORKER, null, open.queuedAt())
                : new WaitingReason(Kind.CAPACITY, full, open.queuedAt());
    }
}
