package dev.runyard.engine.user;

import org.jspecify.annotations.Nullable;

/** What is to be changed of a user; null leaves a value as it is. */
public record UserChanges(
        @Nullable String username,
        @Nullable String email,
        @Nullable Boolean siteAdmin) {}
