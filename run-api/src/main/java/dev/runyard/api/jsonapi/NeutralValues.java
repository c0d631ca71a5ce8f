package dev.runyard.api.jsonapi;

import dev.runyard.persistence.problem.Invalid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks what {@link Unsupported} says about a request. */
final class NeutralValues {
    private final JsonMapper json = new JsonMapper();

    /**
     * Refuses a value that would have an effect if it were supported.
     *
     * @throws Invalid naming the attribute
     */
    void check(JsonNode members, Class<?> type) {
        var unsupported = type.getAnnotation(Unsupported.class);
        if (unsupported == null) {
            return;
        }
        parse(unsupported).forEach((name, neutral) -> {
            var sent = members.path(name);
            if (!sent.isMissingNode() && !sent.isNull() && !neutral.contains(sent)) {
                throw Invalid.attribute(name, "is not supported by this server with this value");
            }
        });
    }

    private Map<String, Set<JsonNode>> parse(Unsupported unsupported) {
        var neutral = new HashMap<String, Set<JsonNode>>();
        for (var each : unsupported.value()) {
            int equals = each.indexOf('=');
            neutral.computeIfAbsent(each.substring(0, equals), none -> new HashSet<>())
                    .add(json.readTree(each.substring(equals + 1)));
        }
        return neutral;
    }
}
