package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two phases of a run. */
public enum PhaseKind {
    @JsonProperty("plan")
    PLAN,
    @JsonProperty("apply")
    APPLY;

    /** Returns the name on the wire and in the database: {@code plan} or {@code apply}. */
    public String wireName() {
        return this == PLAN ? "plan" : "apply";
    }
}
