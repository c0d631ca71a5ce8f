package dev.runyard.api.project;

import dev.runyard.api.execution.DefaultOverwrites;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.organization.OrganizationNames;
import dev.runyard.api.tag.EffectiveTags;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code projects}. */
@Component
final class ProjectResource implements Resource<Project> {
    private final Projects projects;
    private final OrganizationNames organizations;
    private final ProjectDetails details;
    private final EffectiveTags tags;

    ProjectResource(Projects projects, OrganizationNames organizations, ProjectDetails details, EffectiveTags tags) {
        this.projects = projects;
        this.organizations = organizations;
        this.details = details;
        this.tags = tags;
    }

    @Override
    public Class<Project> shows() {
        return Project.class;
    }

    @Override
    public List<Project> byIds(Collection<String> ids) {
        return projects.findAllById(ids.stream().map(ProjectId::new).toList());
    }

    @Override
    public TypedId subject(Project project) {
        return project.id();
    }

    @Override
    public ResourceType<Project> type() {
        return ResourceType.named("projects", (Project project) -> project.id().value())
                .attribute("name", Project::name)
                .attribute("description", Project::description)
                .attribute("created-at", Project::createdAt)
                .batchedAttribute("workspace-count", details::workspaceCounts)
                .attribute("team-count", project -> 0)
                .attribute(
                        "default-execution-mode",
                        project -> project.defaultExecution().mode().wireName())
                .attribute("auto-destroy-activity-duration", project -> null)
                .attribute("setting-overwrites", project -> DefaultOverwrites.shown(project.overwritesExecution()))
                .batchedAttribute("permissions", details.permissions())
                .batchedToOne("organization", "organizations", organizations.of(Project::organizationId))
                .toOne("default-agent-pool", "agent-pools", project -> {
                    var pool = project.defaultExecution().agentPool();
                    return pool == null ? null : pool.value();
                })
                .related("tag-bindings", project -> path(project) + "/tag-bindings")
                .batchedToMany("effective-tag-bindings", "effective-tag-bindings", tags::ofProjects)
                .related("effective-tag-bindings", project -> path(project) + "/effective-tag-bindings")
                .self(ProjectResource::path);
    }

    private static String path(Project project) {
        return "/api/v2/projects/" + project.id();
    }
}
