package dev.runyard.persistence.run;

import java.util.Locale;

/** Where a plan or an apply stands; HCP Terraform's plan and apply states. */
public enum PhaseStatus {
    PENDING,
    QUEUED,
    RUNNING,
    FINISHED,
    ERRORED,
    CANCELED,
    /** It will never run. */
    UNREACHABLE;

    /** Tells whether the phase is over. */
    public boolean isFinal() {
        return this != PENDING && this != QUEUED && this != RUNNING;
    }

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status of a run's plan once the run has come to {@code run}. */
    PhaseStatus ofPlan(RunStatus run) {
        return switch (run) {
            case PLAN_QUEUED -> QUEUED;
            case PLANNING -> RUNNING;
            case PLANNED, PLANNED_AND_FINISHED, PLANNED_AND_SAVED -> FINISHED;
            case ERRORED -> isFinal() ? this : ERRORED;
            case CANCELED -> isFinal() ? this : CANCELED;
            case DISCARDED -> isFinal() ? this : UNREACHABLE;
            case PENDING, CONFIRMED, APPLY_QUEUED, APPLYING, APPLIED -> this;
        };
    }

    /** Returns the status of a run's apply once the run has come to {@code run}. */
    PhaseStatus ofApply(RunStatus run) {
        return switch (run) {
            case APPLY_QUEUED -> QUEUED;
            case APPLYING -> RUNNING;
            case APPLIED -> FINISHED;
            case ERRORED -> this == PENDING ? UNREACHABLE : ERRORED;
            case CANCELED -> this == PENDING ? UNREACHABLE : CANCELED;
            case DISCARDED, PLANNED_AND_FINISHED -> UNREACHABLE;
            case PENDING, PLAN_QUEUED, PLANNING, PLANNED, PLANNED_AND_SAVED, CONFIRMED -> this;
        };
    }
}
