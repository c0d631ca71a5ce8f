package dev.runyard.api.jsonapi;

import java.util.Map;

/**
 * One page of a list, as handlers return it, with how many rows there are of each kind.
 *
 * @param statusCounts by the names of {@code meta.status-counts}
 */
public record CountedListing<T>(Listing<T> page, Map<String, Long> statusCounts) {
    /**
     * Tells how many rows fit the filter, of how many.
     *
     * @param total how many there are without any filter
     */
    public static <T> CountedListing<T> matching(Listing<T> page, long total) {
        return new CountedListing<>(page, Map.of("total", total, "matching", page.total()));
    }
}
