package dev.runyard.worker.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * The values that a plan itself says are secret: those of variables and outputs that are declared so, the defaults of such
 * variables in any module, and what calls of modules give to them. Terraform does not mark them everywhere they come to;
 * providers give them back without a mark.
 */
final class PlanSecrets {
    private static final int SHORTEST = 4;
    private static final Set<String> PLAIN_WORDS = Set.of("true", "false", "null");

    /** Of all of them together; they are held in memory. */
    private static final long LONGEST = 16L << 20;

    private final Map<String, JsonNode> variables = new HashMap<>();
    private final Set<String> sensitive = new HashSet<>();
    private final Set<String> outputs = new HashSet<>();
    private final Set<String> constants = new HashSet<>();
    private long characters;

    /** Takes a member of the plan, if it knows it; the parser is left at its last token. */
    boolean take(JsonParser parser, String member) {
        switch (member) {
            case "variables" -> {
                JsonNode values = parser.readValueAsTree();
                values.properties()
                        .forEach(each ->
                                variables.put(each.getKey(), each.getValue().path("value")));
            }
            case "configuration" ->
                members(parser, (name, part) -> {
                    boolean root = name.equals("root_module");
                    if (root) {
                        sensitive.addAll(module(part));
                    }
                    return root;
                });
            case "planned_values" -> outputs(parser, "outputs");
            case "prior_state" -> outputs(parser, "values", "outputs");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Reads the outputs at a path, and skips everything else, however large it is. */
    private void outputs(JsonParser parser, String... path) {
        members(parser, (name, value) -> {
            if (!name.equals(path[0])) {
                return false;
            }
            if (path.length > 1) {
                outputs(value, Arrays.copyOfRange(path, 1, path.length));
            } else {
                JsonNode declared = value.readValueAsTree();
                declared.properties().forEach(each -> note(each.getValue()));
            }
            return true;
        });
    }

    private void note(JsonNode output) {
        // Parts of larger outputs are too often common words, which would be masked everywhere.
        if (isSensitive(output) && output.path("value").isString()) {
            add(output.get("value").stringValue(), outputs);
        }
    }

    private interface Member {
        /** Returns false when it has not read the value, which is skipped then. */
        boolean read(String name, JsonParser value);
    }

    private static void members(JsonParser object, Member reader) {
        if (object.currentToken() != JsonToken.START_OBJECT) {
            object.skipChildren();
            return;
        }
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            object.nextToken();
            if (!reader.read(name, object)) {
                object.skipChildren();
            }
        }
    }

    /** Reads the configuration of a module and of those it calls; returns the names of its sensitive variables. */
    private Set<String> module(JsonParser module) {
        var names = new HashSet<String>();
        members(module, (member, parser) -> {
            switch (member) {
                case "variables" -> {
                    JsonNode declared = parser.readValueAsTree();
                    declared.properties().stream()
                            .filter(each -> isSensitive(each.getValue()))
                            .forEach(each -> {
                                names.add(each.getKey());
                                leaves(each.getValue().path("default"), constants);
                            });
                }
                case "module_calls" ->
                    members(parser, (_, call) -> {
                        call(call);
                        return true;
                    });
                default -> {
                    return false;
                }
            }
            return true;
        });
        return names;
    }

    /** What a call says in so many words is there as a constant. */
    private void call(JsonParser call) {
        var given = new HashMap<String, JsonNode>();
        var names = new HashSet<String>();
        members(call, (member, parser) -> {
            switch (member) {
                case "expressions" -> {
                    JsonNode expressions = parser.readValueAsTree();
                    expressions
                            .properties()
                            .forEach(each ->
                                    given.put(each.getKey(), each.getValue().path("constant_value")));
                }
                case "module" -> names.addAll(module(parser));
                default -> {
                    return false;
                }
            }
            return true;
        });
        given.forEach((name, value) -> {
            if (names.contains(name)) {
                leaves(value, constants);
            }
        });
    }

    private static boolean isSensitive(JsonNode declared) {
        return declared.path("sensitive").asBoolean(false);
    }

    /** Returns the values, without those too short or too common to be told from others. */
    Set<String> values() {
        var values = new HashSet<>(outputs);
        values.addAll(constants);
        variables.forEach((name, value) -> {
            if (sensitive.contains(name)) {
                leaves(value, values);
            }
        });
        return values;
    }

    private void leaves(JsonNode value, Set<String> found) {
        if (value.isContainer()) {
            value.forEach(each -> leaves(each, found));
        } else {
            add(value.asString(""), found);
        }
    }

    private void add(String value, Set<String> found) {
        if (value.length() >= SHORTEST && !PLAIN_WORDS.contains(value) && found.add(value)) {
            characters += value.length();
            if (characters > LONGEST) {
                throw new StreamConstraintsException("The plan has more secrets than can be masked");
            }
        }
    }
}
