package dev.runyard.engine.stateversion;

import dev.runyard.persistence.workspace.Workspace;

/** Hears that a workspace has another present state; part of the step that changed it. */
public interface StateChange {
    /**
     * Acts on it.
     *
     * @param workspace locked by the transaction that calls
     */
    void happened(Workspace workspace);
}
