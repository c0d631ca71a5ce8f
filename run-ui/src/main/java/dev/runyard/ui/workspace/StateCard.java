package dev.runyard.ui.workspace;

import dev.runyard.ui.page.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a workspace; what is in it never changes.
 *
 * @param run the path of the run that wrote it; null when it was no run
 */
record StateCard(
        String id,
        long serial,
        Moment at,
        int resources,
        @Nullable String terraformVersion,
        @Nullable String run) {
    /**
     * What its outputs are.
     *
     * @param open whether the visitor may see them
     * @param more how many are left out
     */
    record Outputs(boolean open, List<Output> shown, int more) {
        static final Outputs NONE = new Outputs(false, List.of(), 0);
    }

    /**
     * An output.
     *
     * @param value as JSON, and of a long one the beginning; null when it is sensitive
     */
    record Output(String name, String type, @Nullable String value) {}
}
