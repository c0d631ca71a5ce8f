package dev.runyard.api.jsonapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All declared resources, found by the class they show and by the name of their type. */
public final class Resources {
    private final Map<Class<?>, Declared<?>> byClass = new HashMap<>();
    private final Map<String, Declared<?>> byName = new HashMap<>();

    public Resources(Collection<? extends Resource<?>> resources) {
        resources.forEach(this::add);
    }

    /** Whether instances of the class can be shown. */
    boolean shows(Class<?> type) {
        return find(type) != null;
    }

    /** Returns the declaration for a row; refuses a class that nobody declared, so that nothing leaks by accident. */
    @SuppressWarnings("unchecked")
    <T> Declared<T> of(T row) {
        var declared = find(row.getClass());
        if (declared == null) {
            throw new IllegalStateException(
                    "No resource shows " + row.getClass().getName());
        }
        return (Declared<T>) declared;
    }

    Optional<Declared<?>> named(String type) {
        return Optional.ofNullable(byName.get(type));
    }

    Collection<Declared<?>> all() {
        return List.copyOf(byName.values());
    }

    private @Nullable Declared<?> find(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            var declared = byClass.get(each);
            if (declared != null) {
                return declared;
            }
        }
        return null;
    }

    private <T> void add(Resource<T> resource) {
        var declared = new Declared<>(resource, resource.type());
        if (byClass.put(resource.shows(), declared) != null) {
            throw new IllegalStateException(
                    "Two resources show " + resource.shows().getName());
        }
        if (byName.put(declared.type().name(), declared) != null) {
            throw new IllegalStateException(
                    "Two resources are named " + declared.type().name());
        }
    }

    /** A resource with its declaration. */
    record Declared<T>(Resource<T> resource, ResourceType<T> type) {
        /** Returns those of the ids that exist and that the viewer may see. */
        List<T> seen(Collection<String> ids, View view) {
            var rows = resource.byIds(ids);
            var subjects = rows.stream()
                    .map(resource::subject)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            var seen = view.seen(subjects);
            return rows.stream()
                    .filter(row -> resource.subject(row) == null || seen.contains(resource.subject(row)))
                    .toList();
        }
    }
}
