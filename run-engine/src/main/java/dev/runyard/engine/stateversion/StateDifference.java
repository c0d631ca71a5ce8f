package dev.runyard.engine.stateversion;

import dev.runyard.persistence.stateversion.StateVersionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two states of a workspace.
 *
 * @param from null when there was none before
 * @param resources of very many, the first ones
 * @param more how many resources are left out
 */
public record StateDifference(
        @Nullable StateVersionId from,
        StateVersionId to,
        int added,
        int changed,
        int removed,
        List<Changed> resources,
        int more,
        List<Value> outputs) {
    /** What happened to a thing. */
    public enum Action {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** A resource instance that is not the same. */
    public record Changed(String address, Action action, List<Value> attributes) {}

    /**
     * An attribute, or an output, that is not the same.
     *
     * @param before as JSON; null when there was none, or it is not told
     * @param after as JSON; null when there is none any more, or it is not told
     * @param sensitive whether it is not told, because of what it is
     * @param omitted whether it is not told, because of its length
     */
    public record Value(
            String name,
            Action action,
            @Nullable String before,
            @Nullable String after,
            boolean sensitive,
            boolean omitted) {
        /** Values are nobody's to see in a log. */
        @Override
        public String toString() {
            return "Value[" + name + "]";
        }
    }
}
