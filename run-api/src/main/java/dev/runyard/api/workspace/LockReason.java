package dev.runyard.api.workspace;

import org.jspecify.annotations.Nullable;

/** Why somebody locks a workspace. */
record LockReason(@Nullable String reason) {}
