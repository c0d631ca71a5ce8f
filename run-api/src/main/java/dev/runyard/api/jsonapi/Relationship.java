package dev.runyard.api.jsonapi;

import java.util.List;

/**
 * A declared relationship.
 *
 * @param types the types its targets may have
 * @param many whether it is written as a list
 * @param targets finds the targets; none or one when not {@code many}
 */
record Relationship<T>(List<String> types, boolean many, Batch<T, List<Reference>> targets) {}
