package dev.runyard.ui.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a page: its path, and what is asked of it. */
public record Address(String path, Map<String, String> parameters) {
    public Address {
        parameters = Map.copyOf(parameters);
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** Returns the address with one more parameter, or without it when the value is empty. */
    public Address with(String name, String value) {
        var all = new LinkedHashMap<>(parameters);
        if (value.isEmpty()) {
            all.remove(name);
        } else {
            all.put(name, value);
        }
        return new Address(path, all);
    }

    /** Returns it as browsers take it; the same parameters come in the same order. */
    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return path;
        }
        return parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(given -> given.getKey() + "=" + URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
