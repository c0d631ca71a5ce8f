package dev.runyard.contract;

/** What a plan leaves behind beside its log. */
public enum Artifact {
    /** Gzipped tar of the saved plan and the working directory after the plan, without provider binaries and variable files. */
    PLAN("plan"),
    /** The output of {@code terraform show -json} for the saved plan; may follow the report. */
    PLAN_JSON("plan-json");

    private final String wireName;

    Artifact(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the last segment of the artifact's path. */
    public String wireName() {
        return wireName;
    }
}
