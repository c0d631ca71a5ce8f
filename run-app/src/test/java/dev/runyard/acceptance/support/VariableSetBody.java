package dev.runyard.acceptance.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A document for a variable set, put together word by word. */
public final class VariableSetBody {
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, Object> relationships = new HashMap<>();
    private final List<Map<String, Object>> variables = new ArrayList<>();

    public VariableSetBody(String name) {
        this();
        attributes.put("name", name);
    }

    /** A document that changes a set. */
    public VariableSetBody() {}

    public VariableSetBody is(String flag) {
        return with(flag, true);
    }

    public VariableSetBody with(String attribute, Object value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Adds an input variable with a text. */
    public VariableSetBody variable(String key, String value) {
        return variable(Map.of("key", key, "value", value, "category", "terraform"));
    }

    public VariableSetBody variable(Map<String, ?> definition) {
        variables.add(Map.of("type", "vars", "attributes", definition));
        relationships.put("vars", Map.of("data", variables));
        return this;
    }

    public VariableSetBody ownedBy(String project) {
        relationships.put("parent", Map.of("data", Map.of("type", "projects", "id", project)));
        return this;
    }

    /** Assigns it to exactly these. */
    public VariableSetBody to(String type, String... ids) {
        relationships.put(type, Map.of("data", identifiers(type, ids)));
        return this;
    }

    public Map<String, Object> document() {
        return Map.of("data", Map.of("type", "varsets", "attributes", attributes, "relationships", relationships));
    }

    public Answer createIn(Tenant tenant) {
        return askFor(tenant).is(201);
    }

    /** Asks for the set and leaves the answer to the test. */
    public Answer askFor(Tenant tenant) {
        return tenant.api().post("organizations/" + tenant.name() + "/varsets", document());
    }

    /** Makes a document of resource identifiers. */
    public static Map<String, Object> list(String type, String... ids) {
        return Map.of("data", identifiers(type, ids));
    }

    private static List<Map<String, String>> identifiers(String type, String... ids) {
        return List.of(ids).stream().map(id -> Map.of("type", type, "id", id)).toList();
    }
}
