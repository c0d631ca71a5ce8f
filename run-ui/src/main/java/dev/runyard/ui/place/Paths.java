package dev.runyard.ui.place;

/** Where pages are: at the paths of HCP Terraform, to which tools make links. */
public final class Paths {
    public static final String ORGANIZATION = "/app/{organization}";
    public static final String WORKSPACES = ORGANIZATION + "/workspaces";
    public static final String WORKSPACE = WORKSPACES + "/{workspace}";
    public static final String RUNS = WORKSPACE + "/runs";
    public static final String RUN = RUNS + "/{run}";

    public static final String STATES = WORKSPACE + "/states";
    public static final String STATE = STATES + "/{state}";

    public static final String PROJECTS = ORGANIZATION + "/projects";

    /** What people set on an organization. */
    public static final String ORGANIZATION_SETTINGS = ORGANIZATION + "/settings/general";

    /** What its runs reach over the network. */
    public static final String EGRESS = ORGANIZATION + "/settings/egress";

    /** What people set on a project. */
    public static final String PROJECT_SETTINGS = PROJECTS + "/{project}/settings/general";

    /** What people set on a workspace. */
    public static final String WORKSPACE_SETTINGS = WORKSPACE + "/settings/general";

    /** States that came too late to count. */
    public static final String RECOVERIES = WORKSPACE + "/recovery-snapshots";

    public static final String AGENT_POOLS = ORGANIZATION + "/settings/agents";
    public static final String AGENT_POOL = AGENT_POOLS + "/{pool}";

    /** What the terraform CLI prints. */
    public static final String RUN_OF_CLI = ORGANIZATION + "/{workspace}/runs/{run}";

    /** The list that a path like {@link #RUN_OF_CLI} seems to be in. */
    public static final String RUNS_OF_CLI = ORGANIZATION + "/{workspace}/runs";

    private Paths() {}
}
