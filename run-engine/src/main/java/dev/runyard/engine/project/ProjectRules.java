package dev.runyard.engine.project;

import dev.runyard.persistence.problem.Invalid;
import java.util.regex.Pattern;

/** What names and descriptions of projects may be; HCP Terraform's API page on projects. */
final class ProjectRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_ -]+");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int LONGEST_DESCRIPTION = 256;

    private ProjectRules() {}

    static String name(String name) {
        if (name.isBlank()) {
            throw Invalid.attribute("name", "can't be blank");
        }
        if (name.length() < SHORTEST) {
            throw Invalid.attribute("name", "is too short (minimum is " + SHORTEST + " characters)");
        }
        if (name.length() > LONGEST) {
            throw Invalid.attribute("name", "is too long (maximum is " + LONGEST + " characters)");
        }
        if (!NAME.matcher(name).matches()) {
            throw Invalid.attribute("name", "may only contain letters, numbers, spaces, -, and _");
        }
        if (!name.equals(name.strip())) {
            throw Invalid.attribute("name", "cannot start or end with spaces");
        }
        return name;
    }

    static String description(String text) {
        if (text.length() > LONGEST_DESCRIPTION) {
            throw Invalid.attribute("description", "is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
        return text;
    }
}
