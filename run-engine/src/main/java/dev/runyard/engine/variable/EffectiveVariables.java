package dev.runyard.engine.variable;

import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.variable.VariablePrecedence.Candidate;
import dev.runyard.engine.variable.VariablePrecedence.Name;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableCategory;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.VariableSets;
import dev.runyard.persistence.variable.VariableSets.Applying;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the variables that hold in a workspace: three queries, however many sets apply to it. */
@Component
public final class EffectiveVariables {
    private final Variables variables;
    private final VariableSets sets;

    EffectiveVariables(Variables variables, VariableSets sets) {
        this.variables = variables;
        this.sets = sets;
    }

    /** Returns the workspace's own variables and those of its variable sets, without those that others overwrite. */
    public List<Variable> of(Workspace workspace) {
        return besides(Set.of(), workspace);
    }

    /**
     * As {@link #of}, for a run that brings values for input variables itself.
     *
     * @param given the keys of those variables
     * @return what the run gets besides; a given key that is among it is one the run's value loses to
     */
    public List<Variable> besides(Collection<String> given, Workspace workspace) {
        List<Candidate<Optional<Variable>>> candidates = new ArrayList<>();
        given.forEach(key -> candidates.add(
                new Candidate<>(VariableSource.RUN, "", new Name(VariableCategory.TERRAFORM, key), Optional.empty())));
        variables.of(workspace.id()).forEach(own -> candidates.add(candidate(VariableSource.WORKSPACE, "", own)));
        candidates.addAll(ofSets(workspace));
        return VariablePrecedence.winners(candidates).stream()
                .flatMap(winner -> winner.value().stream())
                .toList();
    }

    private List<Candidate<Optional<Variable>>> ofSets(Workspace workspace) {
        Map<VariableSetId, Applying> applying =
                sets.reaching(workspace.organizationId(), workspace.projectId(), workspace.id()).stream()
                        .collect(toMap(set -> new VariableSetId(set.getId()), set -> set));
        return applying.isEmpty()
                ? List.of()
                : variables.ofSets(applying.keySet()).stream()
                        .map(variable -> candidate(applying, variable))
                        .toList();
    }

    private static Candidate<Optional<Variable>> candidate(Map<VariableSetId, Applying> applying, Variable variable) {
        var set = applying.get(variable.variableSetId());
        if (set == null) {
            throw new IllegalStateException(variable.id() + " is of a set that nobody asked for");
        }
        return candidate(VariableSource.of(reach(set)), set.getName(), variable);
    }

    private static Candidate<Optional<Variable>> candidate(VariableSource source, String set, Variable variable) {
        return new Candidate<>(source, set, new Name(variable.category(), variable.key()), Optional.of(variable));
    }

    private static VariableSource.Reach reach(Applying set) {
        return new VariableSource.Reach(
                set.getPriority(), set.getOwned(), set.getGlobal(), set.getProject(), set.getWorkspace());
    }
}
