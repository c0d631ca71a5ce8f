package dev.runyard.api.workspace;

import dev.runyard.persistence.stateversion.StateVersionOutput;

/** An output of a workspace's current state, as it is shown beside the workspace. */
record WorkspaceOutput(StateVersionOutput output) {}
