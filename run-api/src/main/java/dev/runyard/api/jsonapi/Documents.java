package dev.runyard.api.jsonapi;

import static java.util.Objects.requireNonNull;

import dev.runyard.api.jsonapi.Resources.Declared;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what handlers return into JSON:API documents. */
final class Documents {
    private final Resources resources;

    Documents(Resources resources) {
        this.resources = resources;
    }

    /** Whether the class is one row that can be shown, or a list of them. */
    boolean shows(Class<?> type) {
        return type == Listing.class
                || type == OpenListing.class
                || type == CountedListing.class
                || Collection.class.isAssignableFrom(type)
                || resources.shows(type);
    }

    /**
     * Makes the whole document.
     *
     * @param body a row, a collection of rows, or a {@link Listing}, {@link OpenListing} or {@link CountedListing}
     * @param pages gives the URL of a page of the same list
     */
    Map<String, @Nullable Object> document(Object body, View view, Includes includes, Function<Integer, String> pages) {
        if (body instanceof CountedListing<?> counted) {
            var document = document(counted.page(), view, includes, pages);
            var meta = new LinkedHashMap<String, @Nullable Object>();
            meta.put("pagination", Pages.of(counted.page()).meta());
            meta.put("status-counts", counted.statusCounts());
            document.put("meta", meta);
            return document;
        }
        var document = new LinkedHashMap<String, @Nullable Object>();
        var rows = rows(body);
        var rendered = new IdentityHashMap<Object, ResourceObject>();
        var inclusion = new Inclusion(resources, view);
        groups(rows).forEach((declared, group) -> {
            var objects = inclusion.primary(declared, group, includes);
            for (var i = 0; i < group.size(); i++) {
                rendered.put(group.get(i), objects.get(i));
            }
        });
        var data = rows.stream()
                .map(row -> requireNonNull(rendered.get(row)).written())
                .toList();
        document.put("data", isList(body) ? data : data.getFirst());
        if (!includes.isEmpty()) {
            document.put("included", inclusion.included());
        }
        pages(body).ifPresent(page -> {
            document.put("links", page.links(pages));
            document.put("meta", Map.of("pagination", page.meta()));
        });
        return document;
    }

    private static boolean isList(Object body) {
        return body instanceof Collection || body instanceof Listing || body instanceof OpenListing;
    }

    private static Optional<Pages> pages(Object body) {
        return switch (body) {
            case Listing<?> listing -> Optional.of(Pages.of(listing));
            case OpenListing<?> listing -> Optional.of(Pages.of(listing));
            default -> Optional.empty();
        };
    }

    private static List<Object> rows(Object body) {
        return switch (body) {
            case Listing<?> listing -> new ArrayList<>(listing.items());
            case OpenListing<?> listing -> new ArrayList<>(listing.items());
            case Collection<?> list -> new ArrayList<>(list);
            default -> List.of(body);
        };
    }

    private Map<Declared<Object>, List<Object>> groups(List<Object> rows) {
        var groups = new LinkedHashMap<Declared<Object>, List<Object>>();
        rows.forEach(row -> groups.computeIfAbsent(resources.of(row), first -> new ArrayList<>())
                .add(row));
        return groups;
    }
}
