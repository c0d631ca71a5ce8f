package dev.runyard.acceptance.support;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a run has come when something breaks. */
public enum Stage {
    /** A worker has the plan, and was not yet allowed to start it. */
    CLAIMED("plan POST started"),
    INIT(null),
    PLANNING(null),
    UPLOADING_PLAN("plan PUT artifacts/plan"),
    /** One resource is made, another is being made. */
    APPLYING(null),
    UPLOADING_STATE("apply PUT state"),
    REPORTING("apply POST report");

    private final @Nullable String request;

    Stage(@Nullable String request) {
        this.request = request;
    }

    /** Returns the worker's request that is kept from the server; null when it is terraform that waits. */
    public @Nullable String request() {
        return request;
    }

    /** Returns the name of the stage's workspace. */
    public String workspace() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
