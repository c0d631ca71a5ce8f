package dev.runyard.ui.agentpool;

import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.agentpool.AgentPoolWishes;
import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolScopes;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns the lists of a pool into names for people, and names into lists. */
@Component
final class PoolScopes {
    private static final int MOST = 1000;

    private final AgentPoolScopes scopes;
    private final Workspaces workspaces;
    private final Projects projects;

    PoolScopes(AgentPoolScopes scopes, Workspaces workspaces, Projects projects) {
        this.scopes = scopes;
        this.workspaces = workspaces;
        this.projects = projects;
    }

    PoolForm read(AgentPool pool) {
        var one = List.of(pool.id().value());
        return PoolForm.of(
                pool,
                names(scopes.workspaces(one, false)),
                projects
                        .findAllById(ids(scopes.projects(one)).stream()
                                .map(ProjectId::new)
                                .toList())
                        .stream()
                        .map(Project::name)
                        .sorted()
                        .toList(),
                names(scopes.workspaces(one, true)));
    }

    /**
     * Reads what somebody wants.
     *
     * @throws Invalid when there is nothing of a name
     */
    AgentPoolWishes wishes(OrganizationId organization, PoolForm form) {
        return new AgentPoolWishes(
                form.name(),
                form.scoped(),
                workspaces(organization, "allowed-workspaces", form.allowedWorkspaces()),
                projects(organization, form.allowedProjects()),
                workspaces(organization, "excluded-workspaces", form.excludedWorkspaces()));
    }

    private List<WorkspaceId> workspaces(OrganizationId organization, String field, String lines) {
        var names = lower(field, lines);
        if (names.isEmpty()) {
            return List.of();
        }
        return found(
                field,
                names,
                workspaces.named(organization, names).stream().collect(toMap(PoolScopes::lower, Workspace::id)));
    }

    private List<ProjectId> projects(OrganizationId organization, String lines) {
        var names = lower("allowed-projects", lines);
        if (names.isEmpty()) {
            return List.of();
        }
        return found(
                "allowed-projects",
                names,
                projects.named(organization, names).stream()
                        .collect(toMap(project -> project.name().toLowerCase(Locale.ROOT), Project::id)));
    }

    private static <I> List<I> found(String field, List<String> names, Map<String, I> known) {
        var missing = names.stream().filter(name -> !known.containsKey(name)).findFirst();
        if (missing.isPresent()) {
            throw Invalid.relationship(field, "has '" + missing.get() + "', which is not in this organization");
        }
        return names.stream().map(known::get).toList();
    }

    private static List<String> lower(String field, String lines) {
        var names = PoolForm.names(lines).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (names.size() > MOST) {
            throw Invalid.relationship(field, "can have " + MOST + " members at most");
        }
        return names;
    }

    private static String lower(Workspace workspace) {
        return workspace.name().toLowerCase(Locale.ROOT);
    }

    private List<String> names(List<Object[]> rows) {
        return workspaces.findAllById(ids(rows).stream().map(WorkspaceId::new).toList()).stream()
                .map(Workspace::name)
                .sorted()
                .toList();
    }

    private static List<String> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (String) row[1]).toList();
    }
}
