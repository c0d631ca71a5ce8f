package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a phase ended, told once the process is known to be dead and its last log byte and state were taken. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PhaseResult.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = PhaseResult.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = PhaseResult.Stopped.class, name = "stopped")
})
public sealed interface PhaseResult {
    /** Terraform's counts as far as it got. */
    ResourceCounts counts();

    /**
     * Terraform ended well.
     *
     * @param changes for a plan: whether there is something to apply, by terraform's exit code
     */
    record Succeeded(boolean changes, ResourceCounts counts) implements PhaseResult {}

    /**
     * The phase could not be brought to a good end.
     *
     * @param reason one line for people; the log has the rest
     */
    record Failed(String reason, ResourceCounts counts) implements PhaseResult {}

    /** It was stopped because people asked for it. */
    record Stopped(ResourceCounts counts) implements PhaseResult {}
}
