package dev.runyard.api.jsonapi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** The parameters in the query of a request. Blank ones are as good as absent. Handlers take it as an argument. */
public record Query(MultiValueMap<String, String> parameters) {
    /** Returns the first value. */
    public Optional<String> text(String name) {
        return values(name).findFirst();
    }

    /** Returns all values, each of which may be several, separated by commas; none when there are none. */
    public List<String> list(String name) {
        return values(name)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private Stream<String> values(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
