package dev.runyard.engine.stateversion;

import dev.runyard.engine.stateversion.StateDifference.Action;
import dev.runyard.engine.stateversion.StateDifference.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares named values; those that are sensitive are told only to who asks for them. */
final class ValueComparison {
    private static final int LONGEST = 4096;

    private final boolean reveal;

    ValueComparison(boolean reveal) {
        this.reveal = reveal;
    }

    /** Returns how two resource instances differ in their attributes; one that is not there is a missing node. */
    List<Value> attributes(JsonNode before, JsonNode after) {
        JsonNode old = before.path("attributes");
        JsonNode fresh = after.path("attributes");
        var names = new TreeSet<>(old.propertyNames());
        names.addAll(fresh.propertyNames());
        var different = new ArrayList<Value>();
        for (String name : names) {
            boolean sensitive = isSensitive(before, name) || isSensitive(after, name);
            if (!old.path(name).equals(fresh.path(name))) {
                different.add(value(name, text(old.path(name)), text(fresh.path(name)), sensitive));
            }
        }
        return different;
    }

    /**
     * Returns how a value differs.
     *
     * @param before as JSON; null when there was none
     * @param after as JSON; null when there is none any more
     */
    Value value(String name, @Nullable String before, @Nullable String after, boolean sensitive) {
        boolean hidden = sensitive && !reveal;
        boolean omitted = !hidden && (isLong(before) || isLong(after));
        boolean told = !hidden && !omitted;
        return new Value(
                name,
                action(before != null, after != null),
                told ? before : null,
                told ? after : null,
                sensitive,
                omitted);
    }

    static Action action(boolean wasThere, boolean isThere) {
        if (wasThere && isThere) {
            return Action.CHANGED;
        }
        return isThere ? Action.ADDED : Action.REMOVED;
    }

    /** An instance names its sensitive attributes by paths, of which the first step is the attribute. */
    private static boolean isSensitive(JsonNode instance, String attribute) {
        for (JsonNode path : instance.path("sensitive_attributes")) {
            JsonNode first = path.isArray() ? path.path(0) : path;
            if (first.path("value").isString()
                    && first.path("value").stringValue().equals(attribute)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() ? null : value.toString();
    }

    private static boolean isLong(@Nullable String value) {
        return value != null && value.length() > LONGEST;
    }
}
