package dev.runyard.api.jsonapi;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a resource: its type's name, its attributes, relationships and links, in the order in which they are
 * written. Only what is declared ever leaves the server. Attribute values are text, numbers, booleans, instants, ids, lists
 * and maps of those, JSON trees, or null, which is written as null.
 *
 * @param <T> the class of the rows
 */
public final class ResourceType<T> {
    private final String name;
    private final Function<T, String> id;
    private final Map<String, Batch<T, Object>> attributes = new LinkedHashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Map<String, Relationship<T>> relationships = new LinkedHashMap<>();
    private final Map<String, Function<T, @Nullable String>> related = new LinkedHashMap<>();
    private final Map<String, Batch<T, String>> links = new LinkedHashMap<>();

    private ResourceType(String name, Function<T, String> id) {
        this.name = name;
        this.id = id;
    }

    /** Starts a declaration; {@code name} is the plural that clients know, such as {@code runs}. */
    public static <T> ResourceType<T> named(String name, Function<T, String> id) {
        return new ResourceType<>(name, id);
    }

    public ResourceType<T> attribute(String attribute, Function<T, @Nullable Object> value) {
        return batchedAttribute(attribute, (rows, view) -> value::apply);
    }

    /** Declares an attribute that is left out, rather than null, where it has no value. */
    public ResourceType<T> attributeIfAny(String attribute, Function<T, @Nullable Object> value) {
        leftOut.add(attribute);
        return attribute(attribute, value);
    }

    /** Declares an attribute that depends on who looks, or on the address of the server. */
    public ResourceType<T> attribute(String attribute, BiFunction<T, View, @Nullable Object> value) {
        return batchedAttribute(attribute, (rows, view) -> row -> value.apply(row, view));
    }

    /** Declares an attribute that is computed for all rows at once. */
    public ResourceType<T> batchedAttribute(String attribute, Batch<T, Object> values) {
        once(attributes.put(attribute, values), attribute);
        return this;
    }

    /** Declares a relationship to at most one resource, whose id is given, or null. */
    public ResourceType<T> toOne(String relation, String type, Function<T, @Nullable String> target) {
        return relate(
                relation,
                new Relationship<>(List.of(type), false, (rows, view) -> row -> one(type, target.apply(row))));
    }

    /** Declares a relationship to at most one resource, whose id is found for all rows at once. */
    public ResourceType<T> batchedToOne(String relation, String type, Batch<T, String> targets) {
        return relate(relation, new Relationship<>(List.of(type), false, (rows, view) -> {
            var target = targets.load(rows, view);
            return row -> one(type, target.of(row));
        }));
    }

    /** Declares a relationship to at most one resource of any of several types. */
    public ResourceType<T> toOneOf(String relation, List<String> types, Function<T, @Nullable Reference> target) {
        return relate(relation, new Relationship<>(types, false, (rows, view) -> row -> {
            var reference = target.apply(row);
            return reference == null ? List.of() : List.of(reference);
        }));
    }

    /** As the other, found for all rows at once. */
    public ResourceType<T> batchedToOneOf(String relation, List<String> types, Batch<T, Reference> targets) {
        return relate(relation, new Relationship<>(types, false, (rows, view) -> {
            var target = targets.load(rows, view);
            return row -> {
                var reference = target.of(row);
                return reference == null ? List.of() : List.of(reference);
            };
        }));
    }

    /** Declares a relationship to many resources, whose ids the row knows. */
    public ResourceType<T> toMany(String relation, String type, Function<T, List<String>> targets) {
        return batchedToMany(relation, type, (rows, view) -> targets::apply);
    }

    /** Declares a relationship to many resources, whose ids are found for all rows at once. */
    public ResourceType<T> batchedToMany(String relation, String type, Batch<T, List<String>> targets) {
        return relate(relation, new Relationship<>(List.of(type), true, (rows, view) -> {
            var ids = targets.load(rows, view);
            return row -> many(type, ids.of(row));
        }));
    }

    /** Gives a relationship the path where its targets are read; without a declaration before, it has nothing but that. */
    public ResourceType<T> related(String relation, Function<T, @Nullable String> path) {
        once(related.put(relation, path), relation);
        return this;
    }

    /** Declares the path, from the server's root, where the resource itself is read. */
    public ResourceType<T> self(Function<T, String> path) {
        return link("self", (row, view) -> path.apply(row));
    }

    /** Declares a link of the resource. */
    public ResourceType<T> link(String link, BiFunction<T, View, @Nullable String> target) {
        return batchedLink(link, (rows, view) -> row -> target.apply(row, view));
    }

    /** Declares a link of the resource that is found for all rows at once. */
    public ResourceType<T> batchedLink(String link, Batch<T, String> targets) {
        once(links.put(link, targets), link);
        return this;
    }

    /** Returns the type's name on the wire. */
    public String name() {
        return name;
    }

    String id(T row) {
        return id.apply(row);
    }

    Map<String, Batch<T, Object>> attributes() {
        return attributes;
    }

    /** Tells whether the attribute is not written where it has no value. */
    boolean isLeftOut(String attribute) {
        return leftOut.contains(attribute);
    }

    Map<String, Relationship<T>> relationships() {
        return relationships;
    }

    Map<String, Function<T, @Nullable String>> related() {
        return related;
    }

    Map<String, Batch<T, String>> links() {
        return links;
    }

    private ResourceType<T> relate(String relation, Relationship<T> relationship) {
        once(relationships.put(relation, relationship), relation);
        return this;
    }

    private static List<Reference> one(String type, @Nullable String id) {
        return id == null ? List.of() : List.of(new Reference(type, id));
    }

    private static List<Reference> many(String type, @Nullable List<String> ids) {
        return ids == null
                ? List.of()
                : ids.stream().map(each -> new Reference(type, each)).toList();
    }

    private void once(@Nullable Object before, String member) {
        if (before != null) {
            throw new IllegalStateException(name + " declares " + member + " twice");
        }
    }
}
