package dev.runyard.ui.run;

import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.ShownVariable;
import dev.runyard.engine.run.SnapshotStore;
import dev.runyard.ui.place.RunPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the variables that a run was bound to at its creation; they do not change. */
@Component
final class RunVariables {
    private static final int LONGEST = 2000;

    private final SnapshotStore snapshots;

    RunVariables(SnapshotStore snapshots) {
        this.snapshots = snapshots;
    }

    /** Returns what the visitor may see of them: the run's own first. */
    List<Row> of(RunPlace place) {
        boolean all = place.grants().allows(Permission.READ_VARIABLES);
        return snapshots.read(place.run().id()).shown().stream()
                .filter(variable -> all || variable.ofRun())
                .map(variable -> new Row(variable.key(), cut(variable.value()), kind(variable)))
                .toList();
    }

    private static String kind(ShownVariable variable) {
        String kind = variable.environment() ? "environment" : "terraform";
        return (variable.ofRun() ? "this run" : kind) + (variable.hcl() ? ", HCL" : "");
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    /**
     * A variable.
     *
     * @param value null when it is sensitive
     * @param kind whose it is, or what it sets
     */
    record Row(String key, @Nullable String value, String kind) {}
}
