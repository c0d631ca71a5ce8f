package dev.runyard.api.jsonapi;

import java.util.List;

/**
 * One page of a list that is too long to be counted, as handlers return it: it is told whether others follow, not how many.
 *
 * @param items the rows of this page
 * @param more whether there is a next page
 */
public record OpenListing<T>(List<T> items, boolean more, Paging paging) {}
