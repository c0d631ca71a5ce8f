package dev.runyard.engine.stateversion;

import dev.runyard.contract.json.FrugalParser;
import dev.runyard.persistence.problem.Invalid;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a state of terraform's version 4 in one pass; its outputs are held in memory, and of its resources where they are. */
final class StateReader {
    private static final int VERSION = 4;
    private static final int MOST_OUTPUTS = 10_000;
    private static final long LONGEST_OUTPUTS = 32L << 20;

    private final JsonMapper json;
    private final UnaryOperator<String> digest;

    /**
     * Takes what it reads with.
     *
     * @param digest makes of the text of a resource instance what is kept of it
     */
    StateReader(JsonMapper json, UnaryOperator<String> digest) {
        this.json = json;
        this.digest = digest;
    }

    /**
     * Reads a state to its end.
     *
     * @throws Invalid when it is not a whole state
     * @throws JacksonException when it is not JSON, or cannot be read
     */
    StateContent read(InputStream bytes) {
        try (var parser = new FrugalParser(json.createParser(bytes))) {
            var reading = new Reading(new ResourceList(digest));
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAState();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                reading.take(parser.currentName(), parser);
            }
            if (parser.nextToken() != null) {
                throw notAState();
            }
            return reading.content();
        }
    }

    /** Returns some resource instances of a state that has been read before, by their addresses. */
    Map<String, JsonNode> instances(InputStream bytes, Set<String> wanted) {
        var found = new HashMap<String, JsonNode>();
        var resources = new ResourceReader((resource, instance) -> {
            if (wanted.contains(resource.address())) {
                found.put(resource.address(), instance);
            }
        });
        try (var parser = new FrugalParser(json.createParser(bytes))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean here = parser.currentName().equals("resources");
                parser.nextToken();
                if (here) {
                    resources.read(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return found;
    }

    /** Reads a JSON object to its end. */
    void requireObject(InputStream bytes) {
        try (JsonParser parser = json.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Invalid.because("The JSON state is no JSON object.");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw Invalid.because("Something follows the JSON state.");
            }
        }
    }

    private static Invalid notAState() {
        return Invalid.because("This is not a state of terraform's version " + VERSION + ".");
    }

    /** What was read so far. */
    private static final class Reading {
        private long version;
        private long serial = -1;
        private @Nullable String lineage;
        private @Nullable String terraformVersion;
        private final Map<String, StateContent.Output> outputs = new LinkedHashMap<>();
        private long outputCharacters;
        private final ResourceList resources;

        Reading(ResourceList resources) {
            this.resources = resources;
        }

        void take(String name, JsonParser parser) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "version" -> version = number(value, parser);
                case "serial" -> serial = number(value, parser);
                case "lineage" -> lineage = text(value, parser);
                case "terraform_version" -> terraformVersion = text(value, parser);
                case "outputs" -> outputs(value, parser);
                case "resources" -> new ResourceReader(resources::add).read(parser);
                default -> parser.skipChildren();
            }
        }

        private static long number(JsonToken value, JsonParser parser) {
            if (value != JsonToken.VALUE_NUMBER_INT) {
                throw notAState();
            }
            return parser.getLongValue();
        }

        private static String text(JsonToken value, JsonParser parser) {
            if (value != JsonToken.VALUE_STRING) {
                throw notAState();
            }
            return StateTexts.requireName(parser.getString());
        }

        private void outputs(JsonToken value, JsonParser parser) {
            if (value != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = StateTexts.requireName(parser.currentName());
                parser.nextToken();
                StateContent.Output read = output(name, parser.readValueAsTree());
                outputs.put(name, read);
                outputCharacters += read.value().length();
                requireFew(outputs.size(), outputCharacters);
            }
        }

        private static void requireFew(int number, long characters) {
            if (number > MOST_OUTPUTS) {
                throw Invalid.because("The state has more than " + MOST_OUTPUTS + " outputs.");
            }
            if (characters > LONGEST_OUTPUTS) {
                throw Invalid.because("The outputs of the state have more than " + LONGEST_OUTPUTS + " characters.");
            }
        }

        private static StateContent.Output output(String name, JsonNode output) {
            JsonNode value = output.path("value");
            return new StateContent.Output(
                    name,
                    output.path("sensitive").asBoolean(false),
                    value.getNodeType().name().toLowerCase(Locale.ROOT),
                    output.path("type").toString(),
                    value.isMissingNode() ? "null" : value.toString());
        }

        StateContent content() {
            if (version != VERSION || serial < 0 || lineage == null || lineage.isEmpty()) {
                throw notAState();
            }
            return new StateContent(
                    serial,
                    lineage,
                    terraformVersion,
                    resources.managed(),
                    List.copyOf(outputs.values()),
                    resources.resources());
        }
    }
}
