package dev.runyard.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one phase: all a worker needs to know.
 *
 * @param epoch the lease epoch of this attempt; raised by each claim
 * @param attempt 1 for the first
 * @param limitSeconds how long the attempt may take: then its terraform is interrupted, and the phase has failed
 * @param workingDirectory relative to the configuration's root; empty for the root itself
 * @param variables the effective variables, lowest precedence first; later ones with the same category and key win
 * @param egress what the organization's runs reach over the network; null where it has no say, and the worker's own setting
 *     counts
 */
public record JobSpec(
        String jobId,
        long epoch,
        int attempt,
        PhaseKind phase,
        int limitSeconds,
        RunIdentity run,
        Tool tool,
        String workingDirectory,
        PlanOptions options,
        Output output,
        List<Variable> variables,
        TerraformAccess access,
        @Nullable Egress egress) {

    /** Leaves out everything that may be secret. */
    @Override
    public String toString() {
        return "JobSpec[" + jobId + ", " + phase.wireName() + " of " + run.runId() + ", attempt " + attempt + "]";
    }
}
