package dev.runyard.persistence.planexport;

import dev.runyard.persistence.TypedId;

/** Names a plan export. */
public record PlanExportId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
