package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer to a sign of life.
 *
 * @param wish what people ask of the running phase
 * @param leaseSeconds as in {@link Claim}
 */
public record Heartbeat(Wish wish, int leaseSeconds) {
    /** What a worker is asked to do with its terraform. */
    public enum Wish {
        @JsonProperty("go-on")
        GO_ON,
        /** Interrupt it, wait, then kill it; report {@link PhaseResult.Stopped}. */
        @JsonProperty("stop")
        STOP
    }
}
