package dev.runyard.worker.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes the secrets out of one change of a plan, by the marks that stand beside its values. */
final class RedactedChange {
    /** Each value and where its marks are. */
    private static final Map<String, String> MARKS =
            Map.of("before", "before_sensitive", "after", "after_sensitive", "config_values", "config_sensitive");

    private static final Map<String, String> UNKNOWNS =
            Map.of("after_unknown", "after_sensitive", "config_unknown", "config_sensitive");

    private static final Map<String, String> OTHER_SIDES = Map.of("before", "after", "after", "before");

    private final Concealment concealment;
    private final ProviderSchemas schemas;

    RedactedChange(Concealment concealment, ProviderSchemas schemas) {
        this.concealment = concealment;
        this.schemas = schemas;
    }

    /** Returns a change of a resource, a deferred one, or an invocation of an action, without secrets. */
    JsonNode of(JsonNode element) {
        var names = schemas.namesOf(
                element.path("provider_name").asString(""), element.path("type").asString(""));
        var redacted = JsonNodeFactory.instance.objectNode();
        element.properties().forEach(each -> {
            switch (each.getKey()) {
                case "change" -> redacted.set("change", marked(each.getValue(), names));
                case "resource_change" -> redacted.set("resource_change", of(each.getValue()));
                default -> redacted.set(each.getKey(), member(element, each.getKey(), names));
            }
        });
        return redacted;
    }

    /** Returns the change of an output without secrets. */
    JsonNode ofOutput(JsonNode change) {
        return marked(change, Set.of());
    }

    private ObjectNode marked(JsonNode change, Set<String> names) {
        var redacted = JsonNodeFactory.instance.objectNode();
        change.propertyNames().forEach(name -> redacted.set(name, member(change, name, names)));
        return redacted;
    }

    private static @Nullable JsonNode marks(JsonNode owner, String name, String marks) {
        @Nullable String other = OTHER_SIDES.get(name);
        return other == null
                ? owner.get(marks)
                : Concealment.joint(
                        owner.get(name), owner.get(marks), owner.get(other), owner.get(other + "_sensitive"));
    }

    private JsonNode member(JsonNode owner, String name, Set<String> names) {
        JsonNode value = owner.get(name);
        @Nullable String unknown = UNKNOWNS.get(name);
        if (unknown != null) {
            return concealment.unknown(value, owner.get(unknown), names);
        }
        @Nullable String marks = MARKS.get(name);
        return concealment.shown(value, marks == null ? null : marks(owner, name, marks), names);
    }
}
