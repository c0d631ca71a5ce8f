package dev.runyard.engine.planexport;

import dev.runyard.contract.json.FrugalParser;
import java.io.InputStream;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * A plan as {@code terraform show -json} writes it, read from its start as often as somebody asks and never held as a
 * whole. Readers get the parser at the first token of a value, and leave it at the last.
 */
final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(1 << 24)
                            .maxNumberLength(1 << 16)
                            .maxNestingDepth(1 << 10)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Supplier<InputStream> source;

    /**
     * Stands for a plan.
     *
     * @param source opens it, each time anew
     */
    PlanJson(Supplier<InputStream> source) {
        this.source = source;
    }

    /** Reads the plan itself. */
    void read(Consumer<JsonParser> reader) {
        try (var parser = new FrugalParser(JSON.createParser(source.get()))) {
            parser.nextToken();
            reader.accept(parser);
        }
    }

    /** Reads the members of the plan; see {@link #members(JsonParser, BiPredicate)}. */
    void members(BiPredicate<String, JsonParser> reader) {
        read(parser -> members(parser, reader));
    }

    /**
     * Reads the members of an object, one after the other; of another value there are none.
     *
     * @param reader gets the name, and returns false when it has not read the value, which is skipped then
     */
    static void members(JsonParser object, BiPredicate<String, JsonParser> reader) {
        if (object.currentToken() != JsonToken.START_OBJECT) {
            object.skipChildren();
            return;
        }
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            object.nextToken();
            if (!reader.test(name, object)) {
                object.skipChildren();
            }
        }
    }

    /** Reads the elements of a list, one after the other; of another value there are none. */
    static void elements(JsonParser list, Consumer<JsonParser> reader) {
        if (list.currentToken() != JsonToken.START_ARRAY) {
            list.skipChildren();
            return;
        }
        while (list.nextToken() != JsonToken.END_ARRAY) {
            reader.accept(list);
        }
    }

    /** Returns a value as a whole. */
    static JsonNode value(JsonParser parser) {
        return parser.readValueAsTree();
    }

    /** Writes a value that was read; null for one that is not there. */
    static void copy(JsonNode value, SentinelText to) {
        try (JsonParser tokens = JSON.treeAsTokens(value.isMissingNode() ? NullNode.instance : value)) {
            tokens.nextToken();
            to.copy(tokens);
        }
    }
}
