package dev.runyard.api.jsonapi;

import dev.runyard.persistence.TypedId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one class looks on the wire. Every bean of this kind is found by itself; nothing else is edited for a new one.
 *
 * @param <T> the class it shows
 */
public interface Resource<T> {
    /** Returns the class it shows; handlers return its instances as they are. */
    Class<T> shows();

    /** Returns what is shown of it; asked once, when the server starts. */
    ResourceType<T> type();

    /** Returns those of the ids that exist, in any order, for {@code ?include=}: one query however many there are. */
    List<T> byIds(Collection<String> ids);

    /**
     * Returns the id by which it is found out whether a caller may see the row, when another one brings it along; null for what
     * may be seen by everybody who sees that other one.
     */
    @Nullable
    TypedId subject(T row);
}
