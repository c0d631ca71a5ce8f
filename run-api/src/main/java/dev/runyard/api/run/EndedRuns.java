package dev.runyard.api.run;

import dev.runyard.engine.run.PendingRuns;
import dev.runyard.persistence.workspace.WorkspaceId;

/** What was ended of the runs that waited in a workspace. */
record EndedRuns(WorkspaceId workspace, PendingRuns.Ended ended) {}
