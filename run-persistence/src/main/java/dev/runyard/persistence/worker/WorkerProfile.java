package dev.runyard.persistence.worker;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a worker says of itself.
 *
 * @param version its release
 * @param concurrency how many phases it executes at once
 * @param labels neither keys nor values have commas, and keys no {@code =}
 * @param address where its requests come from
 */
public record WorkerProfile(String name, String version, int concurrency, Map<String, String> labels, String address) {
    public WorkerProfile {
        labels = Map.copyOf(labels);
    }

    /** Returns the labels in the order of their keys, as {@code key=value}, separated by commas. */
    public String labelText() {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(joining(","));
    }

    static Map<String, String> labels(String text) {
        var labels = new LinkedHashMap<String, String>();
        for (String label : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int end = label.indexOf('=');
            labels.put(label.substring(0, end), label.substring(end + 1));
        }
        return labels;
    }
}
