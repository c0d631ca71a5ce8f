package dev.runyard.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads what belongs to several rows. */
public final class Several {
    private Several() {}

    /** Reads what belongs to one row, as for most requests, by a query of its own: one with a list is translated anew each time. */
    public static <I, T> List<T> of(
            Collection<I> ids, Function<I, List<T>> ofOne, Function<Collection<I>, List<T>> ofSeveral) {
        return switch (ids.size()) {
            case 0 -> List.of();
            case 1 -> ofOne.apply(ids.iterator().next());
            default -> ofSeveral.apply(ids);
        };
    }
}
