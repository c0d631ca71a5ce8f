package dev.runyard.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The constants of an enum by the names that the API and the database know them by. */
public final class WireNames<E extends Enum<E>> {
    private final Map<String, E> byName = new HashMap<>();
    private final Function<E, String> name;

    public WireNames(E[] values, Function<E, String> name) {
        this.name = name;
        for (E value : values) {
            byName.put(name.apply(value), value);
        }
    }

    /** Returns the constant called {@code wireName}, or empty when there is none. */
    public Optional<E> find(String wireName) {
        return Optional.ofNullable(byName.get(wireName));
    }

    /** Returns the name to store, null for null. */
    public @Nullable String write(@Nullable E value) {
        return value == null ? null : name.apply(value);
    }

    /** Returns the stored constant, null for null; an unknown name is a damaged row. */
    public @Nullable E read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        return find(stored).orElseThrow(() -> new IllegalStateException("unknown value in the database: " + stored));
    }
}
