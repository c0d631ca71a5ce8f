package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One variable of the run's snapshot.
 *
 * @param category {@code terraform} (an input variable) or {@code env} (an environment variable)
 * @param hcl whether the value of an input variable is an HCL expression, used as it is, rather than a string
 * @param sensitive whether the value is masked wherever it would be shown
 */
public record Variable(String key, String value, Category category, boolean hcl, boolean sensitive) {
    /** Where a variable goes. */
    public enum Category {
        @JsonProperty("terraform")
        TERRAFORM,
        @JsonProperty("env")
        ENV
    }

    /** Leaves out the value. */
    @Override
    public String toString() {
        return "Variable[" + key + ", " + category + "]";
    }
}
