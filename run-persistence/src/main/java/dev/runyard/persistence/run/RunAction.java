package dev.runyard.persistence.run;

import java.util.Locale;

/** What can happen to a run. People ask for the first three; the others are the engine's own steps and a worker's reports. */
public enum RunAction {
    /** HCP's texts of the three are those of its "Run" API page. */
    CONFIRM("Run was not paused for confirmation; apply not allowed."),
    DISCARD("Run was not paused for confirmation or priority; discard not allowed."),
    CANCEL("Run was not planning or applying; cancel not allowed."),
    QUEUE_PLAN,
    START_PLAN,
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
