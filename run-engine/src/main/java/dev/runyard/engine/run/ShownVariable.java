package dev.runyard.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * A variable of a run as people see it.
 *
 * @param value null when it is sensitive
 * @param ofRun whether it was given for this run alone
 * @param environment whether it is an environment variable; else it is an input variable
 * @param hcl whether the value is an HCL expression
 */
public record ShownVariable(String key, @Nullable String value, boolean ofRun, boolean environment, boolean hcl) {}
