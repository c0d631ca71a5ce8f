package dev.runyard.api.workspace;

import dev.runyard.persistence.workspace.WorkspaceId;

/** A workspace that is to read the state of another in its runs, or no longer is to. */
record StateConsumer(WorkspaceId id) {}
