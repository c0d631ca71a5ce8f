package dev.runyard.worker;

import dev.runyard.contract.ResourceCounts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the counts from terraform's output: from its summary line, or, when an apply did not get so far, from the lines
 * that tell of each finished resource.
 */
final class Summary {
    private enum Count {
        ADD,
        CHANGE,
        DESTROY,
        IMPORT
    }

    private static final int LONGEST_LINE = 4096;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern SUMMARY =
            Pattern.compile("^(Plan: |Apply complete! Resources: |Destroy complete! Resources: )(.*)");
    private static final Pattern FIGURE = Pattern.compile("(\\d+) (?:to )?(import|add|change|destroy)");
    private static final Pattern DONE =
            Pattern.compile("^\\S.*: (Creation|Modifications|Destruction|Import) complete(?: after| \\[)");

    private static final String JSON_SUMMARY = "\"type\":\"change_summary\"";
    private static final String JSON_DONE = "\"type\":\"apply_complete\"";
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<Count, Integer> finished = new EnumMap<>(Count.class);
    private final Map<Count, Integer> total = new EnumMap<>(Count.class);

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                read(COLOURS.matcher(line.toString(StandardCharsets.UTF_8)).replaceAll(""));
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(bytes[i]);
            }
        }
    }

    private void read(String text) {
        if (text.startsWith("{")) {
            if (text.contains(JSON_SUMMARY) || text.contains(JSON_DONE)) {
                readJson(text);
            }
            return;
        }
        Matcher summary = SUMMARY.matcher(text);
        if (summary.find()) {
            total.clear();
            Matcher figure = FIGURE.matcher(summary.group(2));
            while (figure.find()) {
                total.put(
                        Count.valueOf(figure.group(2).toUpperCase(java.util.Locale.ROOT)),
                        Integer.valueOf(figure.group(1)));
            }
            return;
        }
        Matcher done = DONE.matcher(text);
        if (done.find()) {
            finish(
                    switch (done.group(1)) {
                        case "Creation" -> Count.ADD;
                        case "Modifications" -> Count.CHANGE;
                        case "Destruction" -> Count.DESTROY;
                        default -> Count.IMPORT;
                    });
        }
    }

    /** Reads a line of {@code -json}; one that was too long is none. */
    private void readJson(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            JsonNode changes = read.path("changes");
            if (changes.isObject()) {
                total.clear();
                total.put(Count.ADD, changes.path("add").asInt(0));
                total.put(Count.CHANGE, changes.path("change").asInt(0));
                total.put(Count.DESTROY, changes.path("remove").asInt(0));
                total.put(Count.IMPORT, changes.path("import").asInt(0));
                return;
            }
            switch (read.at("/hook/action").asString("")) {
                case "create" -> finish(Count.ADD);
                case "update" -> finish(Count.CHANGE);
                case "delete" -> finish(Count.DESTROY);
                default -> {}
            }
        } catch (JacksonException e) {
            // Some program's output that looks like terraform's.
        }
    }

    private void finish(Count what) {
        finished.merge(what, 1, Integer::sum);
    }

    ResourceCounts counts() {
        Map<Count, Integer> counts = total.isEmpty() ? finished : total;
        return new ResourceCounts(
                counts.getOrDefault(Count.ADD, 0),
                counts.getOrDefault(Count.CHANGE, 0),
                counts.getOrDefault(Count.DESTROY, 0),
                counts.getOrDefault(Count.IMPORT, 0));
    }
}
