package dev.runyard.engine.stateversion;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads the resources of a state; one of them is in memory at a time, with all its instances. */
final class ResourceReader {
    private final BiConsumer<StateResource, JsonNode> found;

    /**
     * Takes who is to hear of them.
     *
     * @param found takes an instance, of which nothing is digested yet, and its JSON
     */
    ResourceReader(BiConsumer<StateResource, JsonNode> found) {
        this.found = found;
    }

    /** Reads the value of {@code resources}, at which the parser is. */
    void read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode resource = parser.readValueAsTree();
            resource.path("instances").forEach(instance -> found.accept(of(resource, instance), instance));
        }
    }

    private static StateResource of(JsonNode resource, JsonNode instance) {
        String type = text(resource, "type");
        String deposed = text(instance, "deposed");
        return new StateResource(
                text(resource, "module"),
                text(resource, "mode").equals("data") ? "data." + type : type,
                text(resource, "name"),
                index(instance.path("index_key")),
                deposed.isEmpty() ? null : deposed,
                text(resource, "provider"),
                "");
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? StateTexts.require(value.stringValue()) : "";
    }

    private static @Nullable String index(JsonNode key) {
        if (key.isString()) {
            StateTexts.require(key.stringValue());
        }
        return key.isString() || key.isNumber() ? key.toString() : null;
    }
}
