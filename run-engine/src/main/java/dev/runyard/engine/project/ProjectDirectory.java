package dev.runyard.engine.project;

import dev.runyard.engine.Steps;
import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.execution.ExecutionInheritance;
import dev.runyard.engine.tag.TagRows;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.tag.TagOwner;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes projects. That the caller may is checked before. */
@Component
public final class ProjectDirectory {
    private final Projects projects;
    private final TagRows tags;
    private final ExecutionInheritance executions;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    ProjectDirectory(
            Projects projects,
            TagRows tags,
            ExecutionInheritance executions,
            Steps steps,
            Ids ids,
            InstantSource clock) {
        this.projects = projects;
        this.tags = tags;
        this.executions = executions;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a project.
     *
     * @param wishes what it starts with, apart from its name
     * @throws Invalid when one of them breaks a rule, or the name is taken in the organization
     */
    public Project create(OrganizationId organization, String name, ProjectChanges wishes) {
        return steps.take(() -> {
            executions.keep(organization);
            var project = projects.save(
                    new Project(ids.projectId(), organization, freeName(organization, name), "", clock.instant()));
            set(project, wishes);
            return project;
        });
    }

    /**
     * Changes a project, and with it the workspaces that follow it.
     *
     * @param name null to leave it as it is
     * @throws Invalid when a wish breaks a rule, or the name is taken in the organization
     */
    public Project update(ProjectId id, @Nullable String name, ProjectChanges wishes) {
        return steps.take(() -> {
            executions.holdAround(id);
            var project = projects.lock(id).orElseThrow(NotFound::new);
            if (name != null && !name.equals(project.name())) {
                boolean same = name.equalsIgnoreCase(project.name());
                project.rename(same ? name : freeName(project.organizationId(), name));
            }
            set(project, wishes);
            return project;
        });
    }

    private void set(Project project, ProjectChanges wishes) {
        if (wishes.description() != null) {
            project.describe(ProjectRules.description(wishes.description()));
        }
        var owner = TagOwner.project(project.organizationId(), project.id());
        tags.set(owner, wishes.tags().apply(tags.of(owner)));
        executions.set(
                project,
                wishes.execution().apply(ExecutionDraft.of(project.overwritesExecution(), project.defaultExecution())));
    }

    private String freeName(OrganizationId organization, String name) {
        if (projects.findByName(organization, ProjectRules.name(name)).isPresent()) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }
}
