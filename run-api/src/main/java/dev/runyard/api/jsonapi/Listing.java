package dev.runyard.api.jsonapi;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, as handlers return it.
 *
 * @param items the rows of this page
 * @param total rows on all pages
 */
public record Listing<T>(List<T> items, long total, Paging paging) {
    /** Returns the same page with its rows shown otherwise. */
    public <R> Listing<R> map(Function<T, R> as) {
        return new Listing<>(items.stream().map(as).toList(), total, paging);
    }

    /** An empty list has one page, as HCP Terraform counts. */
    int pages() {
        return (int) Math.max(1, (total + paging.size() - 1) / paging.size());
    }
}
