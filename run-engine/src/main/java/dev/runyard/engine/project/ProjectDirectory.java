package dev.runyard.engine.project;

import dev.runyard.engine.Steps;
import dev.runyard.engine.tag.TagRows;
import dev.runyard.engine.tag.TagSet;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.tag.TagOwner;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes projects. That the caller may is checked before. */
@Component
public final class ProjectDirectory {
    private final Projects projects;
    private final TagRows tags;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    ProjectDirectory(Projects projects, TagRows tags, Steps steps, Ids ids, InstantSource clock) {
        this.projects = projects;
        this.tags = tags;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a project.
     *
     * @param description empty for none
     * @param tagged the tags that its workspaces inherit
     * @throws Invalid when name or description break a rule, the name is taken in the organization, or the tags are too many
     */
    public Project create(OrganizationId organization, String name, String description, TagSet tagged) {
        return steps.take(() -> {
            var project = projects.save(new Project(
                    ids.projectId(),
                    organization,
                    freeName(organization, name),
                    ProjectRules.description(description),
                    clock.instant()));
            tags.set(TagOwner.project(organization, project.id()), tagged);
            return project;
        });
    }

    /**
     * Changes a project; null leaves a value as it is.
     *
     * @param tagged turns the present tags into those that are asked for
     */
    public Project update(
            ProjectId id, @Nullable String name, @Nullable String description, UnaryOperator<TagSet> tagged) {
        return steps.take(() -> {
            var project = projects.lock(id).orElseThrow(NotFound::new);
            if (name != null && !name.equals(project.name())) {
                boolean same = name.equalsIgnoreCase(project.name());
                project.rename(same ? name : freeName(project.organizationId(), name));
            }
            if (description != null) {
                project.describe(ProjectRules.description(description));
            }
            var owner = TagOwner.project(project.organizationId(), id);
            tags.set(owner, tagged.apply(tags.of(owner)));
            return project;
        });
    }

    private String freeName(OrganizationId organization, String name) {
        if (projects.findByName(organization, ProjectRules.name(name)).isPresent()) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }
}
