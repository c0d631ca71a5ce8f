package dev.runyard.api.project;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which projects are asked for.
 *
 * @param names comma-separated; when they are given, the other does not count
 * @param part of the name
 */
record ProjectFilter(@Nullable String names, @Nullable String part) {
    /** Returns the names that are asked for in lower case; empty when any will do. */
    List<String> wanted() {
        return names == null
                ? List.of()
                : List.of(names.toLowerCase(Locale.ROOT).split(","));
    }

    /** Returns what the names must hold; empty when anything will do. */
    String contained() {
        return part == null ? "" : part;
    }
}
