package dev.runyard.engine;

import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.tool.ToolName;
import java.util.regex.Pattern;

/** How people write which tool they want, and which version of it. */
public final class ToolVersions {
    private static final String NUMBERS = "v?\\d{1,9}(\\.\\d{1,9}){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?";
    private static final String CONDITION = "\\s*(=|!=|>|>=|<|<=|~>)?\\s*" + NUMBERS + "\\s*";
    /** A version is the shortest constraint. */
    private static final Pattern CONSTRAINT = Pattern.compile(CONDITION + "(," + CONDITION + ")*");

    private static final Pattern EXACT = Pattern.compile(NUMBERS);

    private static final int LONGEST = 255;

    private static final WireNames<ToolName> TOOLS = new WireNames<>(ToolName.values(), ToolName::wireName);

    /** The newest release. */
    public static final String LATEST = "latest";

    private ToolVersions() {}

    /**
     * Returns a version or constraint in its stored form.
     *
     * @throws Invalid naming {@code terraform-version}
     */
    public static String require(String version) {
        boolean good = version.length() <= LONGEST
                && (version.equals(LATEST) || CONSTRAINT.matcher(version).matches());
        if (!good) {
            throw Invalid.attribute(
                    "terraform-version", "must be a version, a version constraint such as ~> 1.11.0, or latest");
        }
        return version.strip();
    }

    /** Tells whether this names one version alone. */
    public static boolean isExact(String version) {
        return version.length() <= LONGEST && EXACT.matcher(version).matches();
    }

    /**
     * Returns the tool of a name.
     *
     * @throws Invalid naming {@code tool}
     */
    public static ToolName requireTool(String name) {
        return TOOLS.find(name).orElseThrow(() -> Invalid.attribute("tool", "must be terraform or tofu"));
    }
}
