package dev.runyard.api.variable;

import dev.runyard.persistence.workspace.WorkspaceId;

/** A workspace that a variable set is assigned to, or taken from. */
record AssignedWorkspace(WorkspaceId id) {}
