package dev.runyard.engine.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.runyard.contract.Variable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is bound to beside its configuration version: later changes of workspace and variable sets touch later runs only.
 *
 * @param variables those of workspace and variable sets as they were, without those that lost to others or to the run's own;
 *     kept under another name before there were variable sets
 * @param runVariables the run's own, each an HCL expression
 */
public record Snapshot(
        @JsonAlias("workspaceVariables") List<Variable> variables,
        List<RunVariable> runVariables,
        String workingDirectory) {
    /** Nothing: what is shown of a run whose snapshot is gone. */
    public static final Snapshot EMPTY = new Snapshot(List.of(), List.of(), "");

    /**
     * Returns what terraform gets. Who wins was decided when the run was made: a key that is among the other variables is one
     * that the run's own value lost to.
     */
    public List<Variable> effective() {
        var decided = variables.stream()
                .filter(variable -> variable.category() == Variable.Category.TERRAFORM)
                .map(Variable::key)
                .collect(Collectors.toSet());
        var own = runVariables.stream()
                .filter(variable -> !decided.contains(variable.key()))
                .map(variable ->
                        new Variable(variable.key(), variable.value(), Variable.Category.TERRAFORM, true, false));
        return Stream.concat(variables.stream(), own).toList();
    }

    /** The snapshot of a run that is over: it keeps what was there, but no secret. */
    Snapshot withoutSecrets() {
        var kept = variables.stream()
                .map(variable -> variable.sensitive()
                        ? new Variable(variable.key(), "", variable.category(), variable.hcl(), true)
                        : variable)
                .toList();
        return new Snapshot(kept, runVariables, workingDirectory);
    }

    /** Returns what people may see: no secret, and no run's own value of a variable that is sensitive in its workspace. */
    public List<ShownVariable> shown() {
        var secret = variables.stream()
                .filter(Variable::sensitive)
                .map(Variable::key)
                .collect(Collectors.toSet());
        var own = runVariables.stream()
                .map(variable -> new ShownVariable(
                        variable.key(), secret.contains(variable.key()) ? null : variable.value(), true, false, true));
        var others = variables.stream()
                .map(variable -> new ShownVariable(
                        variable.key(),
                        variable.sensitive() ? null : variable.value(),
                        false,
                        variable.category() == Variable.Category.ENV,
                        variable.hcl()));
        return Stream.concat(own, others).toList();
    }

    @Override
    public String toString() {
        return "Snapshot[" + variables.size() + " variables, " + runVariables.size() + " run variables]";
    }
}
