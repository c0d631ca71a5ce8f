package dev.runyard.worker.plan;

import dev.runyard.contract.json.FrugalParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the plan that those may see who may read runs: in the form that the CLI renders ({@code internal/command/jsonformat}
 * of terraform), and with nothing in it that is not needed for that. Variables, configuration and states stay out as a
 * whole, since not everything secret in them is marked. A plan is read one change at a time, however large it is.
 */
public final class RedactedPlan {
    private static final Set<String> CHANGES = Set.of("resource_changes", "resource_drift", "deferred_changes");
    private static final Set<String> AS_IT_IS =
            Set.of("terraform_version", "timestamp", "errored", "applyable", "complete", "relevant_attributes");

    private static final int LONGEST_TEXT = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(1 << 16)
                            .maxNestingDepth(4096)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Path plan;
    private final ProviderSchemas schemas;
    private final RedactedChange changes;

    private RedactedPlan(Path plan, ProviderSchemas schemas, RedactedChange changes) {
        this.plan = plan;
        this.schemas = schemas;
        this.changes = changes;
    }

    /**
     * Writes the redacted plan.
     *
     * @param plan the output of {@code terraform show -json}
     * @param schemas that of {@code terraform providers schema -json}
     * @param masks makes what takes secrets out of a text that are known by their value: its own, and those given
     * @throws IOException when a file cannot be read or written, or is not what it should be
     */
    public static void write(Path plan, Path schemas, Function<Set<String>, UnaryOperator<String>> masks, Path to)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
                JsonGenerator writer = JSON.createGenerator(out)) {
            var secrets = new PlanSecrets();
            var needed = ProviderSchemas.read(JSON, schemas, types(plan, secrets));
            var concealment = new Concealment(masks.apply(secrets.values()));
            new RedactedPlan(plan, needed, new RedactedChange(concealment, needed)).writeTo(writer);
        } catch (JacksonException e) {
            // Its text may quote the file.
            throw new IOException("The plan is no JSON that can be read, or too large");
        }
    }

    /** Finds out which types of which providers a plan is about, and its secrets. */
    private static Map<String, Set<String>> types(Path plan, PlanSecrets secrets) {
        var types = new HashMap<String, Set<String>>();
        members(plan, (parser, member) -> {
            if (CHANGES.contains(member)) {
                each(parser, change -> {
                    JsonNode resource = change.has("resource_change") ? change.get("resource_change") : change;
                    types.computeIfAbsent(resource.path("provider_name").asString(""), _ -> new HashSet<>())
                            .add(resource.path("type").asString(""));
                });
            } else if (!secrets.take(parser, member)) {
                parser.skipChildren();
            }
        });
        return types;
    }

    private void writeTo(JsonGenerator writer) {
        writer.writeStartObject();
        members(plan, (parser, member) -> copy(parser, member, writer));
        writer.writeName("provider_format_version").writeString(schemas.formatVersion());
        writer.writeName("provider_schemas").writeTree(schemas.used());
        writer.writeEndObject();
    }

    private void copy(JsonParser parser, String member, JsonGenerator writer) {
        if (CHANGES.contains(member) || member.equals("action_invocations")) {
            writer.writeName(member).writeStartArray();
            each(parser, change -> writer.writeTree(changes.of(change)));
            writer.writeEndArray();
        } else if (member.equals("output_changes") && parser.currentToken() == JsonToken.START_OBJECT) {
            writer.writeName(member).writeStartObject();
            for (String output = parser.nextName(); output != null; output = parser.nextName()) {
                parser.nextToken();
                writer.writeName(output).writeTree(changes.ofOutput(parser.readValueAsTree()));
            }
            writer.writeEndObject();
        } else if (member.equals("format_version")) {
            writer.writeName("plan_format_version").writeString(parser.getString());
        } else if (AS_IT_IS.contains(member)) {
            writer.writeName(member).writeTree(parser.readValueAsTree());
        } else {
            parser.skipChildren();
        }
    }

    private interface Member {
        /** The parser is at the first token of the member's value, and has to be left at its last. */
        void read(JsonParser parser, String name);
    }

    private static void members(Path file, Member reader) {
        try (var parser = new FrugalParser(JSON.createParser(file))) {
            parser.nextToken();
            for (String member = parser.nextName(); member != null; member = parser.nextName()) {
                parser.nextToken();
                reader.read(parser, member);
            }
        }
    }

    private static void each(JsonParser array, Consumer<JsonNode> reader) {
        if (array.currentToken() != JsonToken.START_ARRAY) {
            array.skipChildren();
            return;
        }
        while (array.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = array.readValueAsTree();
            reader.accept(element);
        }
    }
}
