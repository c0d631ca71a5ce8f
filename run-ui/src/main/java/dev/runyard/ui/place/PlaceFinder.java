package dev.runyard.ui.place;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds places by the names in an address. */
@Component
final class PlaceFinder {
    private final Organizations organizations;
    private final Workspaces workspaces;
    private final Projects projects;
    private final Runs runs;
    private final Access access;

    PlaceFinder(Organizations organizations, Workspaces workspaces, Projects projects, Runs runs, Access access) {
        this.organizations = organizations;
        this.workspaces = workspaces;
        this.projects = projects;
        this.runs = runs;
        this.access = access;
    }

    /** For what concerns no place in particular. */
    Visitor anywhere(Visitor visitor, Permission needed) {
        access.require(visitor.user(), needed);
        return visitor;
    }

    OrganizationPlace organization(Visitor visitor, Permission needed, Map<String, String> names) {
        var organization = organization(names);
        var grants = access.on(visitor.user(), organization.id());
        grants.require(needed);
        return new OrganizationPlace(visitor, organization, grants);
    }

    ProjectPlace project(Visitor visitor, Permission needed, Map<String, String> names) {
        var organization = organization(names);
        var project = projects.findById(new ProjectId(name(names, "project")))
                .filter(found -> found.organizationId().equals(organization.id()))
                .orElseThrow(NotFound::new);
        var grants = access.on(visitor.user(), project.id());
        grants.require(needed);
        var around = access.on(visitor.user(), organization.id());
        return new ProjectPlace(new OrganizationPlace(visitor, organization, around), project, grants);
    }

    WorkspacePlace workspace(Visitor visitor, Permission needed, Map<String, String> names) {
        var organization = organization(names);
        var workspace = workspace(organization, names);
        var grants = access.on(visitor.user(), workspace.id());
        grants.require(needed);
        return new WorkspacePlace(visitor, organization, workspace, grants);
    }

    RunPlace run(Visitor visitor, Permission needed, Map<String, String> names) {
        var surroundings = workspace(visitor, needed, names);
        var run = runs.findById(new RunId(name(names, "run")))
                .filter(found ->
                        found.workspaceId().equals(surroundings.workspace().id()))
                .orElseThrow(NotFound::new);
        return new RunPlace(surroundings, run);
    }

    private Organization organization(Map<String, String> names) {
        return organizations.findByName(name(names, "organization")).orElseThrow(NotFound::new);
    }

    private Workspace workspace(Organization organization, Map<String, String> names) {
        return workspaces
                .findByName(organization.id(), name(names, "workspace"))
                .orElseThrow(NotFound::new);
    }

    private static String name(Map<String, String> names, String variable) {
        String name = names.get(variable);
        if (name == null) {
            throw new IllegalStateException("The handler's path has no {" + variable + "}");
        }
        return name;
    }
}
