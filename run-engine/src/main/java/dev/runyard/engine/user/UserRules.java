package dev.runyard.engine.user;

import dev.runyard.persistence.problem.Invalid;
import java.util.regex.Pattern;

/** What names and addresses of users may be. */
final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final int LONGEST_USERNAME = 60;
    private static final int LONGEST_EMAIL = 254;

    private UserRules() {}

    static String username(String name) {
        if (name.isEmpty()) {
            throw Invalid.attribute("username", "can't be blank");
        }
        if (name.length() > LONGEST_USERNAME) {
            throw Invalid.attribute("username", "is too long (maximum is " + LONGEST_USERNAME + " characters)");
        }
        if (!USERNAME.matcher(name).matches()) {
            throw Invalid.attribute("username", "can only contain letters, numbers, dashes and underscores");
        }
        return name;
    }

    static String email(String address) {
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw Invalid.attribute("email", "is invalid");
        }
        return address;
    }
}
