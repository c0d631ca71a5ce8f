package dev.runyard.engine.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of a request as RFC 6749 §3.1 reads them: an empty one is absent, one given twice is an error. */
record Parameters(Map<String, List<String>> all) {
    Optional<String> find(String name) {
        return all.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    String get(String name) {
        return find(name).orElse("");
    }

    Optional<String> repeated() {
        return all.entrySet().stream()
                .filter(given -> given.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
