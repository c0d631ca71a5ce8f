package dev.runyard.worker.plan;

import dev.runyard.contract.json.FrugalParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that are needed to show a plan, out of all that its providers have. */
final class ProviderSchemas {
    private static final Set<String> KINDS = Set.of("resource_schemas", "data_source_schemas");
    private static final Set<String> HOLD_NAMES = Set.of("attributes", "block_types");

    private final ObjectNode used = JsonNodeFactory.instance.objectNode();
    private final Map<String, Set<String>> names = new HashMap<>();
    private String formatVersion = "1.0";

    private ProviderSchemas() {}

    /**
     * Reads the output of {@code terraform providers schema -json}, one resource at a time.
     *
     * @param types the types in use, by provider
     */
    static ProviderSchemas read(JsonMapper json, Path file, Map<String, Set<String>> types) {
        var schemas = new ProviderSchemas();
        try (var parser = new FrugalParser(json.createParser(file))) {
            parser.nextToken();
            for (String member = parser.nextName(); member != null; member = parser.nextName()) {
                parser.nextToken();
                switch (member) {
                    case "format_version" -> schemas.formatVersion = parser.getString();
                    case "provider_schemas" -> schemas.readProviders(parser, types);
                    default -> parser.skipChildren();
                }
            }
        }
        return schemas;
    }

    private void readProviders(JsonParser parser, Map<String, Set<String>> types) {
        for (String provider = parser.nextName(); provider != null; provider = parser.nextName()) {
            parser.nextToken();
            Set<String> wanted = types.getOrDefault(provider, Set.of());
            if (wanted.isEmpty()) {
                parser.skipChildren();
            } else {
                readProvider(parser, provider, wanted);
            }
        }
    }

    private void readProvider(JsonParser parser, String provider, Set<String> wanted) {
        var kept = used.putObject(provider);
        for (String kind = parser.nextName(); kind != null; kind = parser.nextName()) {
            JsonToken begin = parser.nextToken();
            if (!KINDS.contains(kind) || begin != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            var ofKind = kept.putObject(kind);
            for (String type = parser.nextName(); type != null; type = parser.nextName()) {
                parser.nextToken();
                if (wanted.contains(type)) {
                    JsonNode schema = parser.readValueAsTree();
                    ofKind.set(type, schema);
                    collect(schema, names.computeIfAbsent(provider + " " + type, _ -> new HashSet<>()));
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /** Gathers the names of attributes, also those inside of types, which are {@code ["object", {name: type}]}. */
    private static void collect(JsonNode schema, Set<String> found) {
        if (schema.isObject()) {
            schema.properties().forEach(each -> {
                if (HOLD_NAMES.contains(each.getKey())) {
                    found.addAll(each.getValue().propertyNames());
                }
                collect(each.getValue(), found);
            });
        } else if (schema.isArray()) {
            if (schema.size() == 2 && schema.get(1).isObject()) {
                found.addAll(schema.get(1).propertyNames());
            }
            schema.forEach(each -> collect(each, found));
        }
    }

    String formatVersion() {
        return formatVersion;
    }

    /** Returns the schemas by provider, kind and type. */
    ObjectNode used() {
        return used;
    }

    /** Returns what the attributes of a type are called. */
    Set<String> namesOf(String provider, String type) {
        return names.getOrDefault(provider + " " + type, Set.of());
    }
}
