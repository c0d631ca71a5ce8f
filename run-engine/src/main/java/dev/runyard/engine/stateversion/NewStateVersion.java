package dev.runyard.engine.stateversion;

import dev.runyard.persistence.run.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a state before it is uploaded.
 *
 * @param md5 of the raw bytes, in hex
 * @param lineage null when the writer does not say
 * @param force whether an older serial or another lineage may replace the present state
 * @param run the run that made it, if one did
 * @param state the raw bytes when they come with the request (as older CLIs do), else null: they are uploaded next
 * @param jsonState the same as JSON, or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewStateVersion(
        long serial,
        String md5,
        @Nullable String lineage,
        boolean force,
        @Nullable RunId run,
        byte @Nullable [] state,
        byte @Nullable [] jsonState) {
    /** Tells whether the raw bytes come with the request. */
    boolean comesAlong() {
        return state != null && state.length > 0;
    }
}
