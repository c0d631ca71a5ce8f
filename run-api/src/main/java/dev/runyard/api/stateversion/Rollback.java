package dev.runyard.api.stateversion;

import dev.runyard.persistence.stateversion.StateVersionId;

/** Which state somebody wants back. */
record Rollback(StateVersionId rollbackStateVersion) {}
