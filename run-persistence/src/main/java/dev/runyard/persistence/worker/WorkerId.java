package dev.runyard.persistence.worker;

import dev.runyard.persistence.TypedId;

/** Names a worker; HCP Terraform calls one an agent. */
public record WorkerId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
