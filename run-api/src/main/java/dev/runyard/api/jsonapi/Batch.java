package dev.runyard.api.jsonapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes one member for all rows of a document at once, so that a page of a hundred costs one query.
 *
 * @param <T> the class of the rows
 * @param <V> what the member holds
 */
@FunctionalInterface
public interface Batch<T, V> {
    /** Takes all rows; returns what gives each of them its value. */
    Column<T, V> load(List<T> rows, View view);

    /** The loaded values. */
    @FunctionalInterface
    interface Column<T, V> {
        /** Returns the value of one of the rows, null when it has none. */
        @Nullable
        V of(T row);
    }
}
