package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Invalid;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a state of terraform's version 4 in one pass; only its outputs are held in memory. */
final class StateReader {
    private static final int VERSION = 4;

    private final JsonMapper json;

    StateReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * Reads a state to its end.
     *
     * @throws Invalid when it is not a whole state
     * @throws JacksonException when it is not JSON, or cannot be read
     */
    StateContent read(InputStream bytes) {
        try (JsonParser parser = json.createParser(bytes)) {
            var reading = new Reading();
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

    /** Reads any JSON to its end. */
    void requireJson(InputStream bytes) {
        try (JsonParser parser = json.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw Invalid.because("The JSON state is empty.");
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
        private int managed;
        private final List<StateContent.Output> outputs = new ArrayList<>();

        void take(String name, JsonParser parser) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "version" -> version = number(value, parser);
                case "serial" -> serial = number(value, parser);
                case "lineage" -> lineage = text(value, parser);
                case "terraform_version" -> terraformVersion = text(value, parser);
                case "outputs" -> outputs(value, parser);
                case "resources" -> resources(value, parser);
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
            return parser.getString();
        }

        private void outputs(JsonToken value, JsonParser parser) {
            if (value != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                outputs.add(output(name, parser.readValueAsTree()));
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

        private void resources(JsonToken value, JsonParser parser) {
            if (value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                resource(parser);
            }
        }

        private void resource(JsonParser parser) {
            boolean isManaged = false;
            int instances = 0;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("mode")) {
                    isManaged = value == JsonToken.VALUE_STRING
                            && parser.getString().equals("managed");
                } else if (name.equals("instances") && value == JsonToken.START_ARRAY) {
                    instances = count(parser);
                } else {
                    parser.skipChildren();
                }
            }
            managed += isManaged ? instances : 0;
        }

        private static int count(JsonParser parser) {
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                count++;
            }
            return count;
        }

        StateContent content() {
            if (version != VERSION || serial < 0 || lineage == null || lineage.isEmpty()) {
                throw notAState();
            }
            return new StateContent(serial, lineage, terraformVersion, managed, outputs);
        }
    }
}
