package dev.runyard.ui.log;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One line of terraform's machine-readable log as its own terminal output would have it, colours included. */
final class StructuredLine {
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String GREEN = "\u001b[32m";
    private static final String RESET = "\u001b[0m";

    /** How terraform marks what it plans to do. */
    private static final Map<String, String> SYMBOLS = Map.of(
            "create", GREEN + "  +" + RESET,
            "update", YELLOW + "  ~" + RESET,
            "delete", RED + "  -" + RESET,
            "replace", RED + "-" + RESET + "/" + GREEN + "+" + RESET,
            "read", "\u001b[36m <=" + RESET,
            "import", GREEN + "  &" + RESET,
            "remove", RED + "  ." + RESET,
            "move", "  >");

    private StructuredLine() {}

    /** Returns whole lines, or nothing for what only programs need. */
    static String text(JsonNode line) {
        String message = line.path("@message").asString("");
        return switch (line.path("type").asString("")) {
            case "version", "refresh_complete", "provision_complete" -> "";
            case "diagnostic" -> diagnostic(line.path("diagnostic"), message);
            case "planned_change", "resource_drift" -> change(line.path("change"), message);
            case "change_summary" -> "\n" + BOLD + message + RESET + "\n";
            case "outputs" -> outputs(line.path("outputs"));
            case "provision_progress" -> progress(line.path("hook"), message);
            default -> BOLD + message + RESET + "\n";
        };
    }

    private static String change(JsonNode change, String message) {
        String symbol = SYMBOLS.getOrDefault(change.path("action").asString(""), "   ");
        return symbol + " " + message + "\n";
    }

    private static String progress(JsonNode hook, String message) {
        JsonNode output = hook.path("output");
        return output.isMissingNode()
                ? message + "\n"
                : hook.at("/resource/addr").asString("") + " ("
                        + hook.path("provisioner").asString("") + "): " + output.asString("") + "\n";
    }

    /** Before an apply there are no values yet, but what happens to them. */
    private static String outputs(JsonNode outputs) {
        var text = new StringBuilder();
        outputs.properties().forEach(each -> {
            JsonNode output = each.getValue();
            String action = output.path("action").asString("");
            if (output.path("sensitive").asBoolean(false)) {
                line(text, action, each.getKey() + " = (sensitive value)");
            } else if (output.has("value")) {
                line(text, action, each.getKey() + " = " + output.get("value").toString());
            } else if (!action.isEmpty() && !action.equals("noop")) {
                line(text, action, each.getKey());
            }
        });
        return text.isEmpty() ? "" : "\n" + BOLD + "Outputs:" + RESET + "\n" + text;
    }

    private static void line(StringBuilder text, String action, String line) {
        text.append(SYMBOLS.getOrDefault(action, "   "))
                .append(' ')
                .append(line)
                .append('\n');
    }

    private static String diagnostic(JsonNode diagnostic, String message) {
        boolean error = diagnostic.path("severity").asString("").equals("error");
        String colour = error ? RED : YELLOW;
        var text = new StringBuilder(colour).append("╷").append(RESET).append('\n');
        String severity = diagnostic.path("severity").asString("error");
        String title = severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1) + ": ";
        bar(
                text,
                colour,
                colour
                        + BOLD
                        + title
                        + RESET
                        + BOLD
                        + diagnostic.path("summary").asString(message)
                        + RESET);
        place(text, colour, diagnostic);
        String detail = diagnostic.path("detail").asString("");
        if (!detail.isBlank()) {
            bar(text, colour, "");
            detail.lines().forEach(line -> bar(text, colour, line));
        }
        return text.append(colour).append("╵").append(RESET).append('\n').toString();
    }

    private static void place(StringBuilder text, String colour, JsonNode diagnostic) {
        JsonNode range = diagnostic.path("range");
        if (range.isMissingNode()) {
            return;
        }
        JsonNode snippet = diagnostic.path("snippet");
        String context = snippet.path("context").asString("");
        bar(text, colour, "");
        bar(
                text,
                colour,
                "  on " + range.path("filename").asString("") + " line "
                        + range.at("/start/line").asInt(0) + (context.isEmpty() ? ":" : ", in " + context + ":"));
        int[] number = {snippet.path("start_line").asInt(0)};
        snippet.path("code")
                .asString("")
                .lines()
                .forEach(line -> bar(text, colour, "%4d: ".formatted(number[0]++) + line));
        snippet.path("values")
                .forEach(value -> bar(
                        text,
                        colour,
                        "    │ " + value.path("traversal").asString("") + " "
                                + value.path("statement").asString("")));
    }

    private static void bar(StringBuilder text, String colour, String line) {
        text.append(colour).append("│").append(RESET).append(' ').append(line).append('\n');
    }
}
