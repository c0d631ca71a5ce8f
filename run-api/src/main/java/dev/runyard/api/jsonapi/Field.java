package dev.runyard.api.jsonapi;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a request that may be left out, which is not the same as sending null.
 *
 * @param sent whether the client sent it at all
 * @param value what was sent; null when nothing or null was
 */
public record Field<T>(boolean sent, @Nullable T value) {
    private static final Field<?> ABSENT = new Field<>(false, null);

    /** The client said nothing about it. */
    @SuppressWarnings("unchecked")
    public static <T> Field<T> absent() {
        return (Field<T>) ABSENT;
    }

    /** The client sent this, or null. */
    public static <T> Field<T> of(@Nullable T value) {
        return new Field<>(true, value);
    }

    /** Returns the value that was sent; {@code otherwise} for nothing and for null. */
    public T orElse(T otherwise) {
        return value == null ? otherwise : value;
    }

    /** Returns what was sent, null included; {@code otherwise} only when nothing was. */
    public @Nullable T orKeep(@Nullable T otherwise) {
        return sent ? value : otherwise;
    }

    /** Returns the value unless it is absent or null. */
    public Optional<T> asOptional() {
        return Optional.ofNullable(value);
    }

    /** Translates the value; absent stays absent and null stays null. */
    public <R> Field<R> map(Function<T, R> translation) {
        return sent ? of(value == null ? null : translation.apply(value)) : absent();
    }
}
