package dev.runyard.api.stateversion;

import dev.runyard.engine.stateversion.NewStateVersion;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunId;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A state version that somebody announces; older CLIs send the bytes with it, in base64.
 *
 * @param jsonStateOutputs the outputs as JSON, in base64; the state has them too, and they are read from there
 */
record NewState(
        Long serial,
        String md5,
        @Nullable String lineage,
        @Nullable Boolean force,
        @Nullable String state,
        @Nullable String jsonState,
        @Nullable String jsonStateOutputs,
        @Nullable RunId run) {
    private static final JsonMapper JSON = new JsonMapper();

    NewState {
        requireObject("json-state-outputs", bytes("json-state-outputs", jsonStateOutputs));
    }

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

    private static void requireObject(String attribute, byte @Nullable [] json) {
        try {
            if (json != null && json.length > 0 && !JSON.readTree(json).isObject()) {
                throw Invalid.attribute(attribute, "must be a JSON object");
            }
        } catch (JacksonException e) {
            throw Invalid.attribute(attribute, "must be JSON");
        }
    }

    private static byte @Nullable [] bytes(String attribute, @Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Invalid.attribute(attribute, "must be base64");
        }
    }
}
