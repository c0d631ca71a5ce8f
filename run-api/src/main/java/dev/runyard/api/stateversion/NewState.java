package dev.runyard.api.stateversion;

import dev.runyard.engine.stateversion.NewStateVersion;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunId;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A state version that somebody announces; older CLIs send the bytes with it, in base64. */
record NewState(
        Long serial,
        String md5,
        @Nullable String lineage,
        @Nullable Boolean force,
        @Nullable String state,
        @Nullable String jsonState,
        @Nullable RunId run) {

    NewStateVersion asked() {
        return new NewStateVersion(
                serial,
                md5,
                lineage,
                Boolean.TRUE.equals(force),
                run,
                bytes("state", state),
                bytes("json-state", jsonState));
    }

    private static byte @Nullable [] bytes(String attribute, @Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Invalid.attribute(attribute, "must be base64");
        }
    }
}
