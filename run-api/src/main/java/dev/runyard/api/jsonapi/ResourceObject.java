package dev.runyard.api.jsonapi;

import dev.runyard.api.jsonapi.Resources.Declared;
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
        var rendering = new Rendering<>(declared.type(), rows, view);
        return rows.stream().map(rendering::of).toList();
    }
}
