package dev.runyard.api.jsonapi;

import dev.runyard.api.jsonapi.Resources.Declared;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the included resources of one document: for each relationship one load for all rows, and nothing twice. */
final class Inclusion {
    private final Resources resources;
    private final View view;
    private final Set<Reference> primary = new HashSet<>();
    private final Map<Reference, ResourceObject> included = new LinkedHashMap<>();

    Inclusion(Resources resources, View view) {
        this.resources = resources;
        this.view = view;
    }

    /** Renders the document's own rows and loads what they are asked to bring along. */
    <T> List<ResourceObject> primary(Declared<T> declared, List<T> rows, Includes includes) {
        var rendered = ResourceObject.render(declared, rows, view);
        rendered.forEach(row -> primary.add(row.self()));
        follow(rendered, includes);
        return rendered;
    }

    List<Map<String, @Nullable Object>> included() {
        return included.entrySet().stream()
                .filter(each -> !primary.contains(each.getKey()))
                .map(each -> each.getValue().written())
                .toList();
    }

    private void follow(Iterable<ResourceObject> rows, Includes includes) {
        includes.below().forEach((relation, below) -> {
            var idsByType = new LinkedHashMap<String, Set<String>>();
            for (var row : rows) {
                for (var target : row.relations().getOrDefault(relation, List.of())) {
                    idsByType
                            .computeIfAbsent(target.type(), type -> new LinkedHashSet<>())
                            .add(target.id());
                }
            }
            idsByType.forEach((type, ids) ->
                    resources.named(type).ifPresent(declared -> follow(load(declared, ids), below)));
        });
    }

    private <T> Iterable<ResourceObject> load(Declared<T> declared, Set<String> ids) {
        var found = new LinkedHashMap<Reference, ResourceObject>();
        var missing = new LinkedHashSet<String>();
        for (var id : ids) {
            var reference = new Reference(declared.type().name(), id);
            var known = included.get(reference);
            if (known == null) {
                missing.add(id);
            } else {
                found.put(reference, known);
            }
        }
        if (!missing.isEmpty()) {
            var loaded = ResourceObject.render(declared, declared.seen(missing, view), view);
            loaded.forEach(row -> found.put(row.self(), row));
        }
        included.putAll(found);
        return found.values();
    }
}
