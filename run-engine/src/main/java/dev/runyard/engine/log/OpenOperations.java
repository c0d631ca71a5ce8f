package dev.runyard.engine.log;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from the lines of an apply what it was at when they broke off: what was begun, and neither completed nor failed. A
 * long operation says every ten seconds that it goes on, so that the last part of a log is enough.
 */
final class OpenOperations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern BEGUN =
            Pattern.compile("^(\\S.*?): (?:Still )?([Cc]reating|[Mm]odifying|[Dd]estroying)\\.\\.\\.(?: \\[.*)?$");
    private static final Pattern ENDED =
            Pattern.compile("^(\\S.*?): (?:Creation|Modifications|Destruction) (?:complete|errored) after ");
    /** The second line of a message about a resource. */
    private static final Pattern FAILED = Pattern.compile("^[^\\w]{0,3} +with (\\S.*),$");

    /** What the output of a provisioner stands behind. */
    private static final String OF_A_PROVISIONER = "): ";

    private final Map<String, String> open = new LinkedHashMap<>();

    private OpenOperations() {}

    /** Returns them as people read them: {@code terraform_data.first (create)}. */
    static List<String> in(byte[] log) {
        var operations = new OpenOperations();
        new String(log, StandardCharsets.UTF_8).lines().forEach(operations::read);
        return operations.open.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .toList();
    }

    private void read(String line) {
        if (line.startsWith("{")) {
            readJson(line);
            return;
        }
        String text = COLOURS.matcher(line).replaceAll("");
        Matcher begun = BEGUN.matcher(text);
        if (begun.find()) {
            begin(begun.group(1), begun.group(2));
            return;
        }
        Matcher ended = ENDED.matcher(text);
        Matcher failed = FAILED.matcher(text);
        if (ended.find()) {
            open.remove(ended.group(1));
        } else if (failed.find()) {
            open.remove(failed.group(1));
        }
    }

    private void begin(String address, String doing) {
        if (!address.contains(OF_A_PROVISIONER)) {
            open.put(
                    address,
                    switch (doing.charAt(0)) {
                        case 'C', 'c' -> "create";
                        case 'M', 'm' -> "update";
                        default -> "delete";
                    });
        }
    }

    private void readJson(String line) {
        var told = tree(line);
        if (told == null) {
            return;
        }
        String address = told.at("/hook/resource/addr").asString("");
        switch (told.path("type").asString("")) {
            case "apply_start", "apply_progress" ->
                open.put(address, told.at("/hook/action").asString(""));
            case "apply_complete", "apply_errored" -> open.remove(address);
            default -> {}
        }
    }

    private static @Nullable JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            // The output of some program, or a line that was cut.
            return null;
        }
    }
}
