package dev.runyard.ui.stateversion;

import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.ui.page.Moment;
import dev.runyard.ui.place.WorkspacePlace;
import org.jspecify.annotations.Nullable;

/**
 * A state in a list, or at the head of its page.
 *
 * @param by who sent it
 * @param run the path of the run that wrote it; null when it was no run, or none to be seen
 * @param note what is special about it; empty for nothing
 * @param readable whether its data are there
 */
public record StateRow(
        String id,
        String path,
        long serial,
        Moment at,
        String by,
        @Nullable String run,
        int resources,
        @Nullable String terraformVersion,
        String note,
        boolean readable) {
    static StateRow of(WorkspacePlace place, StateVersion state, String by) {
        var run = state.runId();
        return new StateRow(
                state.id().value(),
                place.path(state.id()),
                state.serial(),
                new Moment(state.createdAt()),
                by,
                run == null || !place.showsRuns() ? null : place.path(run),
                state.resourceCount(),
                state.terraformVersion(),
                note(place, state),
                state.isReadable());
    }

    private static String note(WorkspacePlace place, StateVersion state) {
        if (state.id().equals(place.workspace().currentStateVersionId())) {
            return state.isSnapshot() ? "current, while the workspace is locked" : "current";
        }
        return switch (state.status()) {
            case FINALIZED -> state.recovery() ? "recovery snapshot" : state.isSnapshot() ? "snapshot" : "";
            case PENDING -> "awaiting its upload";
            case DISCARDED -> "discarded";
            case BACKING_DATA_SOFT_DELETED -> "data deleted, can be restored";
            case BACKING_DATA_PERMANENTLY_DELETED -> "data deleted";
        };
    }
}
