package dev.runyard.engine.workspace;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** Moves workspaces from project to project. That the caller may is checked before. */
@Component
public final class WorkspaceMoves {
    /** In one request. HCP Terraform names no limit. */
    private static final int MOST = 1000;

    private final Workspaces workspaces;
    private final Projects projects;
    private final WorkspaceDirectory.Places places;
    private final Steps steps;
    private final InstantSource clock;

    WorkspaceMoves(
            Workspaces workspaces,
            Projects projects,
            WorkspaceDirectory.Places places,
            Steps steps,
            InstantSource clock) {
        this.workspaces = workspaces;
        this.projects = projects;
        this.places = places;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Moves workspaces into a project: all of them, or none.
     *
     * @throws Invalid when they are too many, or one could not use its agent pool there
     * @throws NotFound when a workspace is none of the project's organization
     */
    public void into(ProjectId id, Collection<WorkspaceId> moved) {
        if (moved.size() > MOST) {
            throw Invalid.because("There can be " + MOST + " workspaces at most in one request");
        }
        steps.take(() -> {
            places.keepDefaultsAround(id);
            var project = projects.findById(id).orElseThrow(NotFound::new);
            // In one order, so that two steps do not wait for each other.
            moved.stream()
                    .distinct()
                    .sorted(Comparator.comparing(WorkspaceId::value))
                    .forEach(each -> move(
                            workspaces
                                    .lock(each)
                                    .filter(workspace ->
                                            workspace.organizationId().equals(project.organizationId()))
                                    .orElseThrow(NotFound::new),
                            project));
            return project;
        });
    }

    private void move(Workspace workspace, Project project) {
        workspace.move(project.id(), project.defaultExecution(), clock.instant());
        places.requireUsable(
                workspace.settings().agentPool(), workspace.organizationId(), workspace.id(), project.id());
    }
}
