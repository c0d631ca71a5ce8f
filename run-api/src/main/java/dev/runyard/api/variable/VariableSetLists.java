package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSets;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the variable sets of organizations, projects and workspaces. */
@Component
final class VariableSetLists {
    private static final Map<String, ProjectScope> PROJECT_SCOPES = Map.of(
            "all", new ProjectScope(true, true, false),
            "applied", new ProjectScope(true, false, false),
            "shared", new ProjectScope(true, false, true),
            "owned", new ProjectScope(false, true, false));

    private final VariableSets sets;
    private final Projects projects;
    private final Workspaces workspaces;

    VariableSetLists(VariableSets sets, Projects projects, Workspaces workspaces) {
        this.sets = sets;
        this.projects = projects;
        this.workspaces = workspaces;
    }

    /**
     * Lists those of an organization.
     *
     * @param scope {@code owned} for those that no project owns; empty for all
     */
    Listing<VariableSet> ofOrganization(
            OrganizationId id, String part, @Nullable Boolean global, String scope, Paging paging) {
        if (!scope.isEmpty() && !scope.equals("owned")) {
            throw Invalid.because("scope must be owned");
        }
        var kinds = global == null ? List.of(true, false) : List.of(global);
        return paging.of(sets.search(id, part, kinds, !scope.isEmpty(), paging.request()));
    }

    /**
     * Lists those of a project.
     *
     * @param scope {@code applied} for those that apply to the whole of it, {@code shared} for those of them that the
     *     organization owns, {@code owned} for those that it owns itself, {@code all} for any of these
     */
    Listing<VariableSet> ofProject(ProjectId id, String part, String scope, Paging paging) {
        var wanted = PROJECT_SCOPES.get(scope);
        if (wanted == null) {
            throw Invalid.because("scope must be one of applied, shared, owned, all");
        }
        var project = projects.findById(id).orElseThrow(NotFound::new);
        return paging.of(sets.ofProject(
                project.organizationId(),
                id,
                wanted.applied(),
                wanted.owned(),
                wanted.shared(),
                part,
                paging.request()));
    }

    /** Lists those that apply to a workspace. */
    Listing<VariableSet> ofWorkspace(WorkspaceId id, String part, Paging paging) {
        var workspace = workspaces.findById(id).orElseThrow(NotFound::new);
        return paging.of(
                sets.applyingTo(workspace.organizationId(), workspace.projectId(), id, part, paging.request()));
    }

    private record ProjectScope(boolean applied, boolean owned, boolean shared) {}
}
