package dev.runyard.api.jsonapi;

import static java.util.Objects.requireNonNullElse;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resources.Declared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as it will be written.
 *
 * @param relations the targets of each relationship
 */
record ResourceObject(Reference self, Map<String, @Nullable Object> written, Map<String, List<Reference>> relations) {

    /** Renders rows of one resource, in their order: every declared member is loaded once for all of them. */
    static <T> List<ResourceObject> render(Declared<T> declared, List<T> rows, View view) {
        var type = declared.type();
        var attributes = load(type.attributes(), rows, view);
        var relations = relations(type, rows, view);
        var rendered = new ArrayList<ResourceObject>();
        for (T row : rows) {
            var targets = new LinkedHashMap<String, List<Reference>>();
            relations.forEach((name, column) -> targets.put(name, requireNonNullElse(column.of(row), List.of())));
            var written = new LinkedHashMap<String, @Nullable Object>();
            written.put("id", type.id(row));
            written.put("type", type.name());
            written.put("attributes", attributes(attributes, row));
            if (!targets.isEmpty()) {
                written.put("relationships", relationships(type, targets));
            }
            if (!type.links().isEmpty()) {
                written.put("links", links(type, row, view));
            }
            rendered.add(new ResourceObject(new Reference(type.name(), type.id(row)), written, targets));
        }
        return rendered;
    }

    private static <T, V> Map<String, Column<T, V>> load(Map<String, Batch<T, V>> members, List<T> rows, View view) {
        var loaded = new LinkedHashMap<String, Column<T, V>>();
        members.forEach((name, batch) -> loaded.put(name, batch.load(rows, view)));
        return loaded;
    }

    private static <T> Map<String, Column<T, List<Reference>>> relations(
            ResourceType<T> type, List<T> rows, View view) {
        var loaded = new LinkedHashMap<String, Column<T, List<Reference>>>();
        type.relationships()
                .forEach((name, relation) -> loaded.put(name, relation.targets().load(rows, view)));
        return loaded;
    }

    private static <T> Map<String, @Nullable Object> attributes(Map<String, Column<T, Object>> attributes, T row) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        attributes.forEach((name, value) -> written.put(name, JsonValues.plain(value.of(row))));
        return written;
    }

    private static <T> Map<String, Object> relationships(ResourceType<T> type, Map<String, List<Reference>> targets) {
        var written = new LinkedHashMap<String, Object>();
        type.relationships().forEach((name, relation) -> {
            var references = new ArrayList<Map<String, String>>();
            targets.getOrDefault(name, List.of()).forEach(target -> references.add(identifier(target)));
            var linkage = new LinkedHashMap<String, @Nullable Object>();
            linkage.put(
                    "data",
                    relation.many()
                            ? references
                            : references.stream().findFirst().orElse(null));
            written.put(name, linkage);
        });
        return written;
    }

    private static <T> Map<String, @Nullable Object> links(ResourceType<T> type, T row, View view) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        type.links().forEach((name, link) -> written.put(name, link.apply(row, view)));
        return written;
    }

    private static Map<String, String> identifier(Reference reference) {
        var identifier = new LinkedHashMap<String, String>();
        identifier.put("id", reference.id());
        identifier.put("type", reference.type());
        return identifier;
    }
}
