package dev.runyard.engine.variable;

/**
 * Where a value of a variable comes from, the strongest first.
 *
 * <p>Below all of these come the files of the configuration, {@code *.auto.tfvars} before {@code terraform.tfvars}: terraform
 * reads them, and the values of the run go over them.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/workspaces/variables#precedence">HCP's precedence</a>
 */
enum VariableSource {
    PRIORITY_GLOBAL_SET,
    PRIORITY_PROJECT_SET_OF_ORGANIZATION,
    PRIORITY_WORKSPACE_SET_OF_ORGANIZATION,
    PRIORITY_PROJECT_SET_OF_PROJECT,
    PRIORITY_WORKSPACE_SET_OF_PROJECT,
    /** Given with the run: by the API, or by the CLI from its arguments and its own environment, in this order. */
    RUN,
    WORKSPACE,
    WORKSPACE_SET_OF_PROJECT,
    PROJECT_SET_OF_PROJECT,
    WORKSPACE_SET_OF_ORGANIZATION,
    PROJECT_SET_OF_ORGANIZATION,
    GLOBAL_SET;

    /**
     * Returns what a variable set is to a workspace that it applies to. One that applies to the workspace and to its project as
     * well counts as the stronger of the two.
     */
    static VariableSource of(Reach reach) {
        if (reach.global()) {
            return reach.priority() ? PRIORITY_GLOBAL_SET : GLOBAL_SET;
        }
        if (reach.priority()) {
            return priority(reach);
        }
        if (reach.ownedByProject()) {
            return reach.toWorkspace() ? WORKSPACE_SET_OF_PROJECT : PROJECT_SET_OF_PROJECT;
        }
        return reach.toWorkspace() ? WORKSPACE_SET_OF_ORGANIZATION : PROJECT_SET_OF_ORGANIZATION;
    }

    private static VariableSource priority(Reach reach) {
        if (reach.ownedByProject()) {
            return reach.toProject() ? PRIORITY_PROJECT_SET_OF_PROJECT : PRIORITY_WORKSPACE_SET_OF_PROJECT;
        }
        return reach.toProject() ? PRIORITY_PROJECT_SET_OF_ORGANIZATION : PRIORITY_WORKSPACE_SET_OF_ORGANIZATION;
    }

    /** How a variable set reaches a workspace; by at least one way. */
    record Reach(boolean priority, boolean ownedByProject, boolean global, boolean toProject, boolean toWorkspace) {}
}
