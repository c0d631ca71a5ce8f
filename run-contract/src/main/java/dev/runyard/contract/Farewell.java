package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A worker is about to end; it holds nothing more.
 *
 * @param id of its {@link Registration}
 */
public record Farewell(String id, Reason reason) {
    /** Why it ends. */
    public enum Reason {
        /** It was told to. */
        @JsonProperty("exited")
        EXITED,
        /** It cannot go on. */
        @JsonProperty("errored")
        ERRORED
    }
}
