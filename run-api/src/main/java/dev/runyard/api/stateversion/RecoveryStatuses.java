package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.stateversion.RecoveryStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which recovery snapshots a list holds. */
final class RecoveryStatuses {
    private static final String FILTER = "filter[status]";

    private static final WireNames<RecoveryStatus> NAMES =
            new WireNames<>(RecoveryStatus.values(), RecoveryStatus::wireName);

    private RecoveryStatuses() {}

    /**
     * Reads what is asked for; without it a list holds all.
     *
     * @throws Invalid when one is no status
     */
    static Set<RecoveryStatus> read(Query query) {
        var asked = query.list(FILTER);
        return asked.isEmpty()
                ? EnumSet.allOf(RecoveryStatus.class)
                : asked.stream().map(RecoveryStatuses::one).collect(Collectors.toSet());
    }

    private static RecoveryStatus one(String name) {
        return NAMES.find(name)
                .orElseThrow(() ->
                        Invalid.because(FILTER + " has a value that is no status of recovery snapshots: " + name));
    }
}
