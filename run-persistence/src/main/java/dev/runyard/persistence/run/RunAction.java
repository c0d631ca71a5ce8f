package dev.runyard.persistence.run;

import java.util.Locale;

/** What can happen to a run. People ask for the first seven; the others are the engine's own steps and a worker's reports. */
public enum RunAction {
    /** The texts of the first five are those of HCP's "Run" API page; it has no door for a retry. */
    CONFIRM("Run was not paused for confirmation; apply not allowed."),
    DISCARD("Run was not paused for confirmation or priority; discard not allowed."),
    CANCEL("Run was not planning or applying; cancel not allowed."),
    FORCE_CANCEL(
            "Run was not planning or applying, has not been canceled non-forcefully, or the cool-off period has not yet"
                    + " passed."),
    FORCE_EXECUTE("Run is not pending, its workspace was not locked, or its workspace association was not found."),
    RETRY("Run was not a plan-only run that failed or was canceled; retry not allowed."),
    /** The site admin's own way to end a run that is stuck, whatever it does. */
    ADMIN_CANCEL("Run is over already; force cancel not allowed."),
    QUEUE_PLAN,
    START_PLAN,
    /** The worker of a plan was lost; the plan waits for another. */
    PLAN_AGAIN,
    FINISH_PLAN,
    PLAN_AND_FINISH,
    PLAN_AND_SAVE,
    /** The state a saved plan was made against is no longer the workspace's. */
    DISCARD_STALE,
    QUEUE_APPLY,
    START_APPLY,
    FINISH_APPLY,
    FAIL,
    STOP;

    private final String refusal;

    RunAction() {
        this.refusal = "This step is not possible in the run's present state.";
    }

    RunAction(String refusal) {
        this.refusal = refusal;
    }

    /** Returns what the caller is told when the run's status does not allow this. */
    public String refusal() {
        return refusal;
    }

    /** Returns the name in run events: {@code queue_plan}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
