package dev.runyard.engine.limit;

import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** What people may write as a limit. */
public final class TimeoutRules {
    private TimeoutRules() {}

    /**
     * Reads a limit; nothing, or an empty text, stands for none.
     *
     * @throws Invalid naming the attribute when it is no limit
     */
    public static @Nullable TimeLimit read(String attribute, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return TimeLimit.read(text).orElseThrow(() -> Invalid.attribute(attribute, TimeLimit.RULE));
    }
}
