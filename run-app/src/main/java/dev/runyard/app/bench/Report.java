package dev.runyard.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The figures as text. */
final class Report {
    private static final JsonMapper JSON = new JsonMapper();

    private Report() {}

    /** A table as Markdown has it, so that it can be pasted into a document. */
    static String table(List<Reading> readings) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("figure", "value", "limit", "met", "note"));
        for (Reading reading : readings) {
            Limit limit = reading.limit();
            rows.add(List.of(
                    reading.figure(),
                    (Reading.number(reading.value()) + " " + reading.unit()).strip(),
                    limit == null ? "" : limit.text(),
                    limit == null ? "" : reading.isMet() ? "yes" : "NO",
                    reading.note()));
        }
        int[] widths = new int[5];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        var text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), widths, ' '));
            if (i == 0) {
                text.append(line(List.of("", "", "", "", ""), widths, '-'));
            }
        }
        return text.toString();
    }

    static String json(List<Reading> readings) {
        return JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                readings.stream().map(Report::members).toList())
                + "\n";
    }

    private static Map<String, @Nullable Object> members(Reading reading) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        Limit limit = reading.limit();
        members.put("figure", reading.figure());
        members.put("value", reading.value());
        members.put("unit", reading.unit());
        members.put("limit", limit == null ? null : limit.text());
        members.put("met", limit == null ? null : reading.isMet());
        members.put("note", reading.note());
        return members;
    }

    private static String line(List<String> cells, int[] widths, char filler) {
        var text = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            text.append(filler)
                    .append(cells.get(i))
                    .append(String.valueOf(filler)
                            .repeat(widths[i] - cells.get(i).length() + 1))
                    .append('|');
        }
        return text.append('\n').toString();
    }
}
