package dev.runyard.worker.tool;

import java.nio.file.Path;

/**
 * A binary that can run phases.
 *
 * @param name {@code terraform} or {@code tofu}
 * @param binary absolute
 */
public record InstalledTool(String name, Version version, Path binary) {
    private static final Version VARIABLES_ON_APPLY = Version.of(1, 11, 0);
    private static final Version ACTIONS = Version.of(1, 14, 0);

    private static final Version LINES_OF_JSON = Version.of(0, 15, 3);

    /** Returns whether it can write what it does as lines of JSON. */
    public boolean writesLinesOfJson() {
        return version.compareTo(LINES_OF_JSON) >= 0;
    }

    /** Returns whether variables may be given again when a saved plan is applied. */
    public boolean takesVariablesOnApply() {
        return version.compareTo(VARIABLES_ON_APPLY) >= 0;
    }

    /** Returns whether it knows actions, which a plan may invoke. */
    public boolean invokesActions() {
        return name.equals("terraform") && version.compareTo(ACTIONS) >= 0;
    }
}
