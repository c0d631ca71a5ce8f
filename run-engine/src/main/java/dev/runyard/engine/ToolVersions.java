package dev.runyard.engine;

import dev.runyard.persistence.problem.Invalid;
import java.util.regex.Pattern;

/** How people write which version of a tool they want. */
public final class ToolVersions {
    private static final String NUMBERS = "v?\\d{1,9}(\\.\\d{1,9}){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?";
    private static final String CONDITION = "\\s*(=|!=|>|>=|<|<=|~>)?\\s*" + NUMBERS + "\\s*";
    /** A version is the shortest constraint. */
    private static final Pattern CONSTRAINT = Pattern.compile(CONDITION + "(," + CONDITION + ")*");

    private static final int LONGEST = 255;

    private ToolVersions() {}

    /**
     * Returns a version or constraint in its stored form.
     *
     * @throws Invalid naming {@code terraform-version}
     */
    public static String require(String version) {
        boolean good = version.length() <= LONGEST
                && (version.equals("latest") || CONSTRAINT.matcher(version).matches());
        if (!good) {
            throw Invalid.attribute(
                    "terraform-version", "must be a version, a version constraint such as ~> 1.11.0, or latest");
        }
        return version.strip();
    }
}
