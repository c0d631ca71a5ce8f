package dev.runyard.api.security;

import dev.runyard.persistence.TypedId;
import jakarta.servlet.ServletRequest;
import java.util.Objects;

/** The id of the thing that a path calls by its name, found when the caller's permission was checked. */
final class FoundByName {
    private FoundByName() {}

    static void remember(ServletRequest request, TypedId id) {
        request.setAttribute(id.getClass().getName(), id);
    }

    static Object find(ServletRequest request, Class<?> type) {
        return Objects.requireNonNull(
                request.getAttribute(type.getName()), () -> "the path does not name a " + type.getSimpleName());
    }
}
