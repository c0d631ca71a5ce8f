package dev.runyard.api.jsonapi;

import dev.runyard.persistence.problem.Invalid;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource object of a request, with attributes and relationships side by side.
 *
 * @param members the attributes, {@code resource-type} for the type, and for each relationship its targets, themselves unfolded
 * @param relationships the names of those members that are relationships
 */
record Unfolded(ObjectNode members, List<String> relationships) {
    /** Unfolds {@code data}; refuses what is not of JSON:API's form, but asks for no type. */
    static Unfolded of(JsonNode data) {
        if (!(data instanceof ObjectNode object)) {
            throw Invalid.because("data must be an object");
        }
        var members = JsonNodeFactory.instance.objectNode();
        if (object.path("id").isString()) {
            members.set("id", object.get("id"));
        }
        if (object.path("type").isString()) {
            members.set("resource-type", object.get("type"));
        }
        for (var attribute : part(object, "attributes").properties()) {
            members.set(attribute.getKey(), attribute.getValue());
        }
        var relationships = part(object, "relationships");
        for (var relation : relationships.properties()) {
            if (relation.getValue().has("data")) {
                members.set(
                        relation.getKey(),
                        targets(relation.getKey(), relation.getValue().path("data")));
            }
        }
        return new Unfolded(members, List.copyOf(relationships.propertyNames()));
    }

    /** Takes the members of a plain object as attributes. */
    static Unfolded plain(ObjectNode object) {
        return new Unfolded(object, List.of());
    }

    /** Says what is wrong with the member that the path leads to. */
    Invalid invalid(List<JacksonException.Reference> path, String rule) {
        if (path.isEmpty() || path.getFirst().getPropertyName() == null) {
            return Invalid.because(rule);
        }
        var name = path.getFirst().getPropertyName();
        return relationships.contains(name) ? Invalid.relationship(name, rule) : Invalid.attribute(name, rule);
    }

    private static ObjectNode part(ObjectNode object, String name) {
        var part = object.path(name);
        if (part.isMissingNode() || part.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (part instanceof ObjectNode members) {
            return members;
        }
        throw Invalid.because("data." + name + " must be an object");
    }

    private static JsonNode targets(String relation, JsonNode data) {
        if (data.isNull()) {
            return data;
        }
        if (data instanceof ArrayNode many) {
            var targets = JsonNodeFactory.instance.arrayNode();
            many.forEach(each -> targets.add(target(relation, each)));
            return targets;
        }
        return target(relation, data);
    }

    private static ObjectNode target(String relation, JsonNode identifier) {
        if (!identifier.isObject()) {
            throw Invalid.relationship(relation, "must name a resource");
        }
        var members = of(identifier).members();
        if (identifier.path("type").isString() && !members.has("type")) {
            members.set("type", identifier.path("type"));
        }
        return members;
    }
}
