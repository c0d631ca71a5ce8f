package dev.runyard.api.retention;

import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.persistence.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** A policy that somebody sets. Its type says what it does; the oldest type, without more, deletes. */
@Unsupported({
    "delete-state-versions=true",
    "delete-configuration-versions=false",
    "delete-run-data-and-logs=false",
    "state-versions-delete-after-n-days=null",
    "configuration-versions-delete-after-n-days=null",
    "run-data-and-logs-delete-after-n-days=null",
    "state-versions-keep-latest-count=null",
    "configuration-versions-keep-latest-count=null",
    "run-data-keep-latest-count=null"
})
record NewPolicy(@Nullable String resourceType, @Nullable Integer deleteOlderThanNDays) {
    /** Returns after how many days data are deleted; null for never. */
    @Nullable
    Integer days() {
        return switch (resourceType == null ? "" : resourceType) {
            case RetentionReferences.DONT_DELETES -> never();
            case RetentionReferences.DELETE_OLDERS, "data-retention-policies" -> after();
            default -> throw Invalid.because("data.type must be " + String.join(" or ", RetentionReferences.TYPES));
        };
    }

    private @Nullable Integer never() {
        if (deleteOlderThanNDays != null) {
            throw Invalid.attribute("delete-older-than-n-days", "is not for a policy by which nothing is deleted");
        }
        return null;
    }

    private Integer after() {
        if (deleteOlderThanNDays == null) {
            throw Invalid.attribute("delete-older-than-n-days", "can't be blank");
        }
        return deleteOlderThanNDays;
    }
}
