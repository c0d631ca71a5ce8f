package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which state versions a list holds. */
final class StateStatuses {
    private static final String FILTER = "filter[status]";

    private static final WireNames<StateVersionStatus> NAMES =
            new WireNames<>(StateVersionStatus.values(), StateVersionStatus::wireName);

    private StateStatuses() {}

    /**
     * Reads what is asked for; without it a list holds what has or had a state.
     *
     * @throws Invalid when one is no status
     */
    static Set<StateVersionStatus> read(Query query) {
        var asked = query.list(FILTER);
        return asked.isEmpty()
                ? EnumSet.complementOf(EnumSet.of(StateVersionStatus.PENDING, StateVersionStatus.DISCARDED))
                : asked.stream().map(StateStatuses::one).collect(Collectors.toSet());
    }

    private static StateVersionStatus one(String name) {
        return NAMES.find(name)
                .orElseThrow(
                        () -> Invalid.because(FILTER + " has a value that is no status of state versions: " + name));
    }
}
