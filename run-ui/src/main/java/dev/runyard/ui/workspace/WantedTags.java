package dev.runyard.ui.workspace;

import dev.runyard.persistence.tag.TagCondition;
import dev.runyard.persistence.tag.TagFilter;
import java.util.List;
import java.util.stream.Stream;

/** Tags as somebody types them to find workspaces: {@code env=prod, team}. */
final class WantedTags {
    private static final int MOST = 10;

    private WantedTags() {}

    /** Returns what they ask for: all of them, the first ten. */
    static TagFilter filter(String typed) {
        var wanted = Stream.of(typed.split("[,\\s]+", -1))
                .filter(tag -> !tag.isEmpty())
                .limit(MOST)
                .map(WantedTags::condition)
                .toList();
        return new TagFilter(wanted, List.of());
    }

    private static TagCondition condition(String tag) {
        int sign = tag.indexOf('=');
        if (sign <= 0) {
            return new TagCondition(tag, null);
        }
        var value = tag.substring(sign + 1);
        return new TagCondition(tag.substring(0, sign), value.isEmpty() ? null : value);
    }
}
