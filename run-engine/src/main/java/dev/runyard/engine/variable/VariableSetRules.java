package dev.runyard.engine.variable;

import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSets.Clash;

/** What variable sets may be; HCP Terraform's API page on variable sets. Its lengths are not documented and ours. */
final class VariableSetRules {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 2048;

    /** In one request. */
    static final int MOST_ASSIGNMENTS = 10_000;

    private VariableSetRules() {}

    static String name(String name) {
        if (name.isBlank()) {
            throw Invalid.attribute("name", "can't be blank");
        }
        if (name.length() > LONGEST_NAME) {
            throw Invalid.attribute("name", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        return name;
    }

    static String description(String text) {
        if (text.length() > LONGEST_DESCRIPTION) {
            throw Invalid.attribute("description", "is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
        return text;
    }

    static void checkGlobal(VariableSet set, boolean global) {
        if (global && set.projectId() != null) {
            throw Invalid.attribute("global", "must be false for a variable set that a project owns");
        }
    }

    static void checkAssignable(VariableSet set) {
        if (set.global()) {
            throw Invalid.because("The variable set is global: it applies to every workspace, and cannot be assigned");
        }
    }

    static void checkNumber(String relation, int number) {
        if (number > MOST_ASSIGNMENTS) {
            throw Invalid.relationship(relation, "can be " + MOST_ASSIGNMENTS + " at most in one request");
        }
    }

    static Invalid clash(Clash clash) {
        return Invalid.because("Global variable sets cannot contain conflicting variables: " + clash.getKey() + " ("
                + clash.getCategory() + ") is in the global variable set \"" + clash.getName() + "\" already");
    }
}
