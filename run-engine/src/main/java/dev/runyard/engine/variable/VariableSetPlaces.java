package dev.runyard.engine.variable;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetAssignments;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says where variable sets apply. What is not in the set's organization does not exist (404); a set that a project owns stays
 * inside that project.
 */
@Component
public final class VariableSetPlaces {
    private final VariableSetAssignments assignments;
    private final VariableSetSteps steps;

    VariableSetPlaces(VariableSetAssignments assignments, VariableSetSteps steps) {
        this.assignments = assignments;
        this.steps = steps;
    }

    /**
     * Assigns a set to workspaces, beside those it has.
     *
     * @throws Invalid when the set is global, or a workspace is outside of the project that owns it
     */
    public void applyToWorkspaces(VariableSetId id, Collection<WorkspaceId> workspaces) {
        assign(id, set -> addWorkspaces(set, workspaces));
    }

    public void removeFromWorkspaces(VariableSetId id, Collection<WorkspaceId> workspaces) {
        assign(id, set -> {
            var texts = texts("workspaces", workspaces);
            knownWorkspaces(set, texts);
            assignments.removeWorkspaces(set.id(), texts);
        });
    }

    /** As {@link #applyToWorkspaces}, for all workspaces of projects, present and future. */
    public void applyToProjects(VariableSetId id, Collection<ProjectId> projects) {
        assign(id, set -> addProjects(set, projects));
    }

    public void removeFromProjects(VariableSetId id, Collection<ProjectId> projects) {
        assign(id, set -> {
            var texts = texts("projects", projects);
            knownProjects(set, texts);
            assignments.removeProjects(set.id(), texts);
        });
    }

    /** Assigns a set to these workspaces and no others, as a part of a step. */
    void setWorkspaces(VariableSet set, Collection<WorkspaceId> workspaces) {
        assignments.removeAllWorkspaces(set.id());
        addWorkspaces(set, workspaces);
    }

    /** Assigns a set to these projects and no others, as a part of a step. */
    void setProjects(VariableSet set, Collection<ProjectId> projects) {
        assignments.removeAllProjects(set.id());
        addProjects(set, projects);
    }

    private void assign(VariableSetId id, Consumer<VariableSet> how) {
        steps.change(id, set -> {
            VariableSetRules.checkAssignable(set);
            how.accept(set);
        });
    }

    private void addWorkspaces(VariableSet set, Collection<WorkspaceId> workspaces) {
        var texts = texts("workspaces", workspaces);
        var owner = set.projectId();
        for (var row : knownWorkspaces(set, texts)) {
            if (owner != null && !owner.value().equals(row[1])) {
                throw Invalid.relationship("workspaces", "must be in the project that owns the variable set");
            }
        }
        if (!texts.isEmpty()) {
            assignments.addWorkspaces(set.id(), texts);
        }
    }

    private void addProjects(VariableSet set, Collection<ProjectId> projects) {
        var texts = texts("projects", projects);
        knownProjects(set, texts);
        var owner = set.projectId();
        if (owner != null && !Set.of(owner.value()).containsAll(texts)) {
            throw Invalid.relationship("projects", "can only be the project that owns the variable set");
        }
        if (!texts.isEmpty()) {
            assignments.addProjects(set.id(), texts);
        }
    }

    private List<Object[]> knownWorkspaces(VariableSet set, Set<String> workspaces) {
        var known = assignments.knownWorkspaces(set.organizationId(), workspaces);
        if (known.size() < workspaces.size()) {
            throw new NotFound();
        }
        return known;
    }

    private void knownProjects(VariableSet set, Set<String> projects) {
        if (assignments.knownProjects(set.organizationId(), projects).size() < projects.size()) {
            throw new NotFound();
        }
    }

    private static Set<String> texts(String relation, Collection<? extends TypedId> ids) {
        VariableSetRules.checkNumber(relation, ids.size());
        return ids.stream().map(TypedId::value).collect(Collectors.toSet());
    }
}
