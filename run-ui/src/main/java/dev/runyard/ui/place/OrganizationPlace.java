package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.workspace.Workspace;

/** An organization, and what its visitor may do there. */
public record OrganizationPlace(Visitor visitor, Organization organization, Grants grants) {
    /** Returns the path of its first page, the list of its workspaces. */
    public String path() {
        return path(organization);
    }

    /** Returns the path of its queue. */
    public String queuePath() {
        return "/app/" + organization.name() + "/runs/queue";
    }

    /** Returns the path of its agent pools. */
    public String agentPoolsPath() {
        return "/app/" + organization.name() + "/settings/agents";
    }

    /** Returns the path of one of them. */
    public String path(AgentPoolId pool) {
        return agentPoolsPath() + "/" + pool;
    }

    /** Tells whether the visitor may see agent pools, and make them. */
    public boolean managesAgents() {
        return grants.allows(Permission.MANAGE_AGENT_POOLS);
    }

    /** Returns the path of the list of its projects. */
    public String projectsPath() {
        return "/app/" + organization.name() + "/projects";
    }

    /** Returns the path of its settings. */
    public String settingsPath() {
        return "/app/" + organization.name() + "/settings/general";
    }

    /** Returns the path of what its runs reach over the network. */
    public String egressPath() {
        return "/app/" + organization.name() + "/settings/egress";
    }

    /** Tells whether the visitor sets that. */
    public boolean setsEgress() {
        return grants.allows(Permission.SITE_ADMIN);
    }

    /** Returns the path of the settings of one of its projects. */
    public String settingsPath(Project project) {
        return projectsPath() + "/" + project.id() + "/settings/general";
    }

    /** Tells whether the visitor may change its settings. */
    public boolean changesSettings() {
        return grants.allows(Permission.UPDATE_ORGANIZATION);
    }

    /** Tells whether the visitor may see what runs there. */
    public boolean showsRuns() {
        return grants.allows(Permission.READ_RUNS);
    }

    /** Returns one of its workspaces, with what the visitor may do there. */
    public WorkspacePlace workspace(Workspace workspace, Grants there) {
        return new WorkspacePlace(visitor, organization, workspace, there);
    }

    static String path(Organization organization) {
        return "/app/" + organization.name() + "/workspaces";
    }
}
