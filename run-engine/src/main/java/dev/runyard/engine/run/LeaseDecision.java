package dev.runyard.engine.run;

import dev.runyard.engine.Leases;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.run.PhaseKind;
import java.time.Duration;

/** What an expired lease means. */
enum LeaseDecision {
    /** Nothing ran, or only a plan did: another worker may take it. */
    REQUEUE,
    /** People asked for the end, and nobody is left who could report it. */
    STOP,
    /** It was tried often enough, or its worker was silent for too long. */
    GIVE_UP,
    /** An apply is never run again: wait for its worker, and say so. */
    WAIT;

    /**
     * Decides.
     *
     * @param attempts how often the phase was started
     * @param silence how long the lease has been over
     */
    static LeaseDecision of(
            JobStatus job, PhaseKind phase, int attempts, boolean cancelRequested, Duration silence, Leases leases) {
        if (job == JobStatus.CLAIMED) {
            return REQUEUE;
        }
        if (phase == PhaseKind.APPLY) {
            return silence.compareTo(leases.applyLostAfter()) < 0 ? WAIT : GIVE_UP;
        }
        if (cancelRequested) {
            return STOP;
        }
        return attempts < leases.planAttempts() ? REQUEUE : GIVE_UP;
    }
}
