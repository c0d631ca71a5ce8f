package dev.runyard.persistence.workspace;

/** Which other workspaces may read the states of one in their runs. */
public enum Sharing {
    /** Those that are listed as its consumers. */
    LISTED,
    /** Those of its project. */
    PROJECT,
    /** Those of its organization. */
    ORGANIZATION;

    /** Returns what the settings of a workspace say. */
    public static Sharing of(Settings settings) {
        if (settings.globalRemoteState()) {
            return ORGANIZATION;
        }
        return settings.projectRemoteState() ? PROJECT : LISTED;
    }
}
