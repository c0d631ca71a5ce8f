package dev.runyard.api.stateversion;

import dev.runyard.persistence.stateversion.StateVersionOutput;

/**
 * An output as it is shown.
 *
 * @param reveal whether the value is shown though it is sensitive
 */
record OutputView(StateVersionOutput output, boolean reveal) {
    static OutputView plain(StateVersionOutput output) {
        return new OutputView(output, true);
    }

    static OutputView masked(StateVersionOutput output) {
        return new OutputView(output, false);
    }
}
