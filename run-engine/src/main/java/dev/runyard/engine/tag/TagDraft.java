package dev.runyard.engine.tag;

import org.jspecify.annotations.Nullable;

/**
 * A tag as somebody wrote it, before it is known to be right.
 *
 * @param value null when nothing is said about it; empty for none
 */
public record TagDraft(String key, @Nullable String value) {}
