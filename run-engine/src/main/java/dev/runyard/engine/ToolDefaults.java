package dev.runyard.engine;

/**
 * What a new workspace uses when its maker says nothing.
 *
 * @param terraformVersion an exact version, a constraint, or {@code latest}
 */
public record ToolDefaults(String terraformVersion) {}
