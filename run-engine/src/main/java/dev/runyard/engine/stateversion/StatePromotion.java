package dev.runyard.engine.stateversion;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.Workspace;
import org.springframework.stereotype.Component;

/** Makes the last state that an apply wrote the current one. */
@Component
public final class StatePromotion {
    private final StateVersions states;
    private final PresentState present;

    StatePromotion(StateVersions states, PresentState present) {
        this.states = states;
        this.present = present;
    }

    /**
     * Part of the step that ends an apply, well or not; an apply that wrote no state changes nothing.
     *
     * @param workspace locked by the transaction that calls
     */
    public void promote(Workspace workspace, RunId run) {
        states.lastIntermediate(run).ifPresent(last -> {
            last.promote();
            present.become(workspace, last);
        });
    }
}
