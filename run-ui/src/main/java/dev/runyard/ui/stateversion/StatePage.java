package dev.runyard.ui.stateversion;

import dev.runyard.engine.stateversion.ListedResources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a state shows.
 *
 * @param resources of many, the first ones
 * @param moreResources how many are left out
 * @param moreOutputs how many are left out
 * @param rollsBack whether the visitor holds the lock, and may go back to it
 */
public record StatePage(
        StateRow state,
        List<Output> outputs,
        int moreOutputs,
        List<ListedResources.Listed> resources,
        int moreResources,
        boolean rollsBack) {
    /**
     * An output.
     *
     * @param value as JSON, and of a long one the beginning; null when it is sensitive
     */
    public record Output(String name, String type, @Nullable String value) {}
}
