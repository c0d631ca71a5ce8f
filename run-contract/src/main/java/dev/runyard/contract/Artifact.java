package dev.runyard.contract;

/** What a plan leaves behind beside its log. */
public enum Artifact {
    /** Gzipped tar of the saved plan and the working directory after the plan, without provider binaries and variable files. */
    PLAN("plan"),
    /** The output of {@code terraform show -json} for the saved plan; may follow the report. */
    PLAN_JSON("plan-json"),
    /** The same plan without anything secret, and with the schemas that are needed to show it; comes with {@link #PLAN_JSON}. */
    REDACTED_PLAN_JSON("redacted-plan-json"),
    /** The output of {@code terraform providers schema -json}; comes with {@link #PLAN_JSON}. */
    PROVIDER_SCHEMAS("provider-schemas"),
    /** The configuration that the plan made for imported resources; before the report. */
    GENERATED_CONFIGURATION("generated-configuration");

    private final String wireName;

    Artifact(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the last segment of the artifact's path. */
    public String wireName() {
        return wireName;
    }
}
