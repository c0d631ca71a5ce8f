package dev.runyard.persistence.run;

import dev.runyard.persistence.TypedId;

/** Names a plan ({@code plan-…}) or an apply ({@code apply-…}). */
public record PhaseId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
