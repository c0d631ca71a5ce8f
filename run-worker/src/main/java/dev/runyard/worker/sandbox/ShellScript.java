package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** What a shell reads to have an environment that stands in nobody's command line. */
final class ShellScript {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ShellScript() {}

    /**
     * Returns the lines that set it.
     *
     * @throws IOException with one line for people when a shell has no way to
     */
    static String exporting(Map<String, String> environment) throws IOException {
        var script = new StringBuilder();
        for (var entry : environment.entrySet()) {
            if (!NAME.matcher(entry.getKey()).matches()) {
                throw new IOException(
                        "the environment variable " + entry.getKey()
                                + " cannot be set in a container: its name may have letters, digits and _, and begins with no digit");
            }
            script.append("export ")
                    .append(entry.getKey())
                    .append('=')
                    .append(quoted(entry.getValue()))
                    .append('\n');
        }
        return script.toString();
    }

    /** Returns a text as one word of a shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
