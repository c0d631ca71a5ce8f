package dev.runyard.engine.stateversion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the resources of a state, one instance at a time; what their attributes are is not kept. */
final class ResourceReader {
    /** As many are listed; all are counted. */
    static final int MOST = 50_000;

    /** What may differ in an instance that is the same to people. */
    private static final List<String> INWARD = List.of("private", "dependencies", "create_before_destroy");

    private final UnaryOperator<String> digest;
    private final List<StateResource> resources = new ArrayList<>();
    private int managed;

    /**
     * Starts with none.
     *
     * @param digest makes of the text of an instance what is kept of it
     */
    ResourceReader(UnaryOperator<String> digest) {
        this.digest = digest;
    }

    /** Reads the value of {@code resources}, at which the parser is. */
    void read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                resource(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Returns what was read; of very many, the first ones. */
    List<StateResource> resources() {
        return resources;
    }

    /** Returns how many instances are of mode {@code managed}. */
    int managed() {
        return managed;
    }

    private void resource(JsonParser parser) {
        var head = new Head();
        List<Instance> instances = List.of();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                head.take(member, StateTexts.require(parser.getString()));
            } else if (member.equals("instances") && value == JsonToken.START_ARRAY) {
                instances = instances(parser);
            } else {
                parser.skipChildren();
            }
        }
        managed += head.mode.equals("managed") ? instances.size() : 0;
        for (Instance instance : instances) {
            if (resources.size() < MOST) {
                resources.add(head.with(instance));
            }
        }
    }

    private List<Instance> instances(JsonParser parser) {
        var instances = new ArrayList<Instance>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode instance = parser.readValueAsTree();
            instances.add(new Instance(index(instance.path("index_key")), deposed(instance), digest(instance)));
        }
        return instances;
    }

    private String digest(JsonNode instance) {
        if (instance instanceof ObjectNode object) {
            object.remove(INWARD);
        }
        return digest.apply(instance.toString());
    }

    private static @Nullable String index(JsonNode key) {
        if (key.isString()) {
            StateTexts.require(key.stringValue());
        }
        return key.isString() || key.isNumber() ? key.toString() : null;
    }

    private static @Nullable String deposed(JsonNode instance) {
        JsonNode key = instance.path("deposed");
        return key.isString() && !key.stringValue().isEmpty() ? StateTexts.require(key.stringValue()) : null;
    }

    private record Instance(
            @Nullable String index, @Nullable String deposed, String digest) {}

    /** What the instances of a resource have in common. */
    private static final class Head {
        private String mode = "";
        private String module = "";
        private String type = "";
        private String name = "";
        private String provider = "";

        void take(String member, String text) {
            switch (member) {
                case "mode" -> mode = text;
                case "module" -> module = text;
                case "type" -> type = text;
                case "name" -> name = text;
                case "provider" -> provider = text;
                default -> {
                    // Nothing that is shown.
                }
            }
        }

        StateResource with(Instance instance) {
            return new StateResource(
                    module,
                    mode.equals("data") ? "data." + type : type,
                    name,
                    instance.index,
                    instance.deposed,
                    provider,
                    instance.digest);
        }
    }
}
