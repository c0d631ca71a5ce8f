package dev.runyard.api.jsonapi;

import java.util.Collection;
import java.util.List;

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
}
