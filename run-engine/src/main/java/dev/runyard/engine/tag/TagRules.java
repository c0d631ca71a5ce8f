package dev.runyard.engine.tag;

import dev.runyard.persistence.problem.Invalid;
import java.util.regex.Pattern;

/** What tags may be; HCP Terraform's API pages on workspaces, projects and organization tags. */
final class TagRules {
    /** On one workspace or project, not counting what is inherited. */
    static final int MOST = 10;

    /** Tags, or workspaces of a tag, in one request. HCP Terraform names no limit. */
    static final int MOST_IN_REQUEST = 100;

    private static final Pattern SIGNS = Pattern.compile("[A-Za-z0-9_.=+@:-]*");
    private static final Pattern SIGNS_OF_NAMES = Pattern.compile("[A-Za-z0-9:_-]*");
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int LONGEST_NAME = 255;

    private TagRules() {}

    static String key(String key) {
        check("key", key, LONGEST_KEY);
        if (!SIGNS.matcher(key).matches()) {
            throw Invalid.attribute("key", "can only include letters, numbers, _, ., =, +, -, @, and :");
        }
        return key;
    }

    /** Checks a key that is to be reserved; unlike those in use it may have spaces. */
    static String reserved(String key) {
        check("key", key, LONGEST_KEY);
        if (!SIGNS.matcher(key.replace(" ", "")).matches() || !key.equals(key.strip())) {
            throw Invalid.attribute(
                    "key", "is invalid: letters, numbers, spaces inside, _, ., =, +, -, @, and : can be in it");
        }
        return key;
    }

    static String value(String value) {
        if (value.length() > LONGEST_VALUE) {
            throw Invalid.attribute("value", "is too long (maximum is " + LONGEST_VALUE + " characters)");
        }
        if (!SIGNS.matcher(value).matches()) {
            throw Invalid.attribute("value", "can only include letters, numbers, _, ., =, +, -, @, and :");
        }
        return value;
    }

    /** Checks the name of a flat tag, which is longer than a key may be, and has fewer signs. */
    static String name(String name) {
        check("name", name, LONGEST_NAME);
        if (!SIGNS_OF_NAMES.matcher(name).matches()) {
            throw Invalid.attribute("name", "can only include letters, numbers, colons, hyphens, and underscores");
        }
        return name;
    }

    /** What was too much already may become less. */
    static void checkNumber(int wanted, int present) {
        if (wanted > MOST && wanted > present) {
            throw Invalid.because("Tags cannot exceed " + MOST + " per workspace or project");
        }
    }

    static void checkRequest(String what, int number) {
        if (number > MOST_IN_REQUEST) {
            throw Invalid.because("There can be " + MOST_IN_REQUEST + " " + what + " at most in one request");
        }
    }

    private static void check(String attribute, String text, int longest) {
        if (text.isBlank()) {
            throw Invalid.attribute(attribute, "can't be blank");
        }
        if (text.length() > longest) {
            throw Invalid.attribute(attribute, "is too long (maximum is " + longest + " characters)");
        }
        if (text.startsWith("hc:") || text.startsWith("hcp:")) {
            throw Invalid.attribute(attribute, "cannot begin with hc: or hcp:");
        }
    }
}
