package dev.runyard.persistence.variable;

/**
 * All that is said of a variable but its value.
 *
 * @param description empty for none
 * @param hcl whether the value of an input variable is an HCL expression rather than a text
 */
public record VariableDefinition(
        String key, String description, VariableCategory category, boolean hcl, boolean sensitive) {}
