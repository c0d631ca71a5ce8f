package dev.runyard.api.jsonapi;

import java.util.Map;

/**
 * One page of a list, as handlers return it, with more in its {@code meta} than the pages.
 *
 * @param meta members of {@code meta}, by name
 */
public record CountedListing<T>(Listing<T> page, Map<String, ?> meta) {}
