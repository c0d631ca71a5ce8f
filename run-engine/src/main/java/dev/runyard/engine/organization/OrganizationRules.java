package dev.runyard.engine.organization;

import dev.runyard.persistence.problem.Invalid;
import java.util.regex.Pattern;

/** What names and addresses of organizations may be, as in HCP Terraform. */
final class OrganizationRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int LONGEST_EMAIL = 254;

    private OrganizationRules() {}

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
            throw Invalid.attribute("name", "can only include letters, numbers, -, and _");
        }
        return name;
    }

    static String email(String address) {
        if (address.isBlank()) {
            throw Invalid.attribute("email", "can't be blank");
        }
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw Invalid.attribute("email", "is invalid");
        }
        return address;
    }
}
