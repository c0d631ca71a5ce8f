package dev.runyard.api.jsonapi;

import dev.runyard.persistence.TypedId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns the value of an attribute into what JSON has; refuses everything that is not plainly data. */
final class JsonValues {
    /** go-tfe demands a literal Z; see hashicorp/jsonapi, {@code iso8601}. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JsonValues() {}

    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Number number -> number;
            case Instant instant -> INSTANT.format(instant);
            case StatusTimestamps timestamps -> timestamps.written();
            case TypedId id -> id.value();
            case JsonNode tree -> tree;
            case Map<?, ?> map -> plain(map);
            case Collection<?> list -> plain(list);
            default ->
                throw new IllegalStateException(
                        "Not a value to show: " + value.getClass().getName());
        };
    }

    private static Map<String, @Nullable Object> plain(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    private static List<@Nullable Object> plain(Collection<?> list) {
        var plain = new ArrayList<@Nullable Object>(list.size());
        list.forEach(each -> plain.add(plain(each)));
        return plain;
    }
}
