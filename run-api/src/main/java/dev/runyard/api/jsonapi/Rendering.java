package dev.runyard.api.jsonapi;

import static java.util.Objects.requireNonNullElse;

import dev.runyard.api.jsonapi.Batch.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a resource, loaded for some rows and ready to be written. */
final class Rendering<T> {
    private final ResourceType<T> type;
    private final Map<String, Column<T, Object>> attributes = new LinkedHashMap<>();
    private final Map<String, Column<T, List<Reference>>> targets = new LinkedHashMap<>();
    private final Map<String, Column<T, String>> links = new LinkedHashMap<>();

    Rendering(ResourceType<T> type, List<T> rows, View view) {
        this.type = type;
        type.attributes().forEach((name, batch) -> attributes.put(name, batch.load(rows, view)));
        type.relationships()
                .forEach(
                        (name, relation) -> targets.put(name, relation.targets().load(rows, view)));
        type.links().forEach((name, batch) -> links.put(name, batch.load(rows, view)));
    }

    ResourceObject of(T row) {
        var relations = new LinkedHashMap<String, List<Reference>>();
        targets.forEach((name, column) -> relations.put(name, requireNonNullElse(column.of(row), List.of())));
        var written = new LinkedHashMap<String, @Nullable Object>();
        written.put("id", type.id(row));
        written.put("type", type.name());
        written.put("attributes", attributes(row));
        var relationships = relationships(row, relations);
        if (!relationships.isEmpty()) {
            written.put("relationships", relationships);
        }
        var links = links(row);
        if (!links.isEmpty()) {
            written.put("links", links);
        }
        return new ResourceObject(new Reference(type.name(), type.id(row)), written, relations);
    }

    private Map<String, @Nullable Object> attributes(T row) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        attributes.forEach((name, column) -> {
            var value = column.of(row);
            if (value != null || !type.isLeftOut(name)) {
                written.put(name, JsonValues.plain(value));
            }
        });
        return written;
    }

    private Map<String, Map<String, @Nullable Object>> relationships(T row, Map<String, List<Reference>> relations) {
        var written = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        type.relationships().forEach((name, relation) -> {
            var linkage = new LinkedHashMap<String, @Nullable Object>();
            linkage.put("data", data(relation, relations.getOrDefault(name, List.of())));
            written.put(name, linkage);
        });
        type.related().forEach((name, path) -> {
            var related = path.apply(row);
            if (related != null) {
                written.computeIfAbsent(name, bare -> new LinkedHashMap<>()).put("links", Map.of("related", related));
            }
        });
        return written;
    }

    private static @Nullable Object data(Relationship<?> relation, List<Reference> references) {
        var identifiers = new ArrayList<Map<String, String>>();
        references.forEach(reference -> identifiers.add(identifier(reference)));
        return relation.many() ? identifiers : identifiers.stream().findFirst().orElse(null);
    }

    private static Map<String, String> identifier(Reference reference) {
        var identifier = new LinkedHashMap<String, String>();
        identifier.put("id", reference.id());
        identifier.put("type", reference.type());
        return identifier;
    }

    private Map<String, @Nullable Object> links(T row) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        // HashiCorp's description of the API knows no link that is null: what leads nowhere is left out.
        links.forEach((name, column) -> {
            var target = column.of(row);
            if (target != null) {
                written.put(name, target);
            }
        });
        return written;
    }
}
