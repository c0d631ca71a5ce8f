package dev.runyard.worker.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * The values that a plan itself says are secret: those of variables and outputs that are declared so. Terraform does not
 * mark them everywhere they come to; providers give them back without a mark.
 */
final class PlanSecrets {
    private static final int SHORTEST = 4;
    private static final Set<String> PLAIN_WORDS = Set.of("true", "false", "null");

    private final Map<String, JsonNode> variables = new HashMap<>();
    private final Set<String> sensitive = new HashSet<>();
    private final Set<String> outputs = new HashSet<>();

    /** Takes a member of the plan, if it knows it; the parser is left at its last token. */
    boolean take(JsonParser parser, String member) {
        switch (member) {
            case "variables" -> {
                JsonNode values = parser.readValueAsTree();
                values.properties()
                        .forEach(each ->
                                variables.put(each.getKey(), each.getValue().path("value")));
            }
            case "configuration" -> descend(parser, "root_module", "variables");
            case "planned_values" -> descend(parser, "outputs");
            case "prior_state" -> descend(parser, "values", "outputs");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Reads what is at a path, and skips everything else, however large it is. */
    private void descend(JsonParser parser, String... path) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (!name.equals(path[0])) {
                parser.skipChildren();
            } else if (path.length > 1) {
                descend(parser, Arrays.copyOfRange(path, 1, path.length));
            } else {
                JsonNode declared = parser.readValueAsTree();
                declared.properties().forEach(each -> note(each.getKey(), each.getValue()));
            }
        }
    }

    private void note(String name, JsonNode declared) {
        if (!declared.path("sensitive").asBoolean(false)) {
            return;
        }
        if (declared.has("value")) {
            // Parts of larger outputs are too often common words, which would be masked everywhere.
            if (declared.get("value").isString()) {
                add(declared.get("value").stringValue(), outputs);
            }
        } else {
            sensitive.add(name);
        }
    }

    /** Returns the values, without those too short or too common to be told from others. */
    Set<String> values() {
        var values = new HashSet<>(outputs);
        variables.forEach((name, value) -> {
            if (sensitive.contains(name)) {
                leaves(value, values);
            }
        });
        return values;
    }

    private static void leaves(JsonNode value, Set<String> found) {
        if (value.isContainer()) {
            value.forEach(each -> leaves(each, found));
        } else {
            add(value.asString(""), found);
        }
    }

    private static void add(String value, Set<String> found) {
        if (value.length() >= SHORTEST && !PLAIN_WORDS.contains(value)) {
            found.add(value);
        }
    }
}
