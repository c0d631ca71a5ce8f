package dev.runyard.engine.run;

import dev.runyard.contract.Variable;
import java.util.List;

/**
 * What a run is bound to beside its configuration version: later changes of the workspace touch later runs only.
 *
 * @param workspaceVariables the variables of the workspace as they were
 * @param runVariables the run's own, each an HCL expression; they win over the workspace's
 */
public record Snapshot(List<Variable> workspaceVariables, List<RunVariable> runVariables, String workingDirectory) {
    /** Nothing: what is shown of a run whose snapshot is gone. */
    public static final Snapshot EMPTY = new Snapshot(List.of(), List.of(), "");

    /** The snapshot of a run that is over: it keeps what was there, but no secret. */
    Snapshot withoutSecrets() {
        var kept = workspaceVariables.stream()
                .map(variable -> variable.sensitive()
                        ? new Variable(variable.key(), "", variable.category(), variable.hcl(), true)
                        : variable)
                .toList();
        return new Snapshot(kept, runVariables, workingDirectory);
    }

    @Override
    public String toString() {
        return "Snapshot[" + workspaceVariables.size() + " workspace variables, " + runVariables.size()
                + " run variables]";
    }
}
