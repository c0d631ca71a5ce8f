package dev.runyard.ui.stateversion;

import dev.runyard.persistence.stateversion.LateState;
import dev.runyard.ui.place.WorkspacePlace;
import org.jspecify.annotations.Nullable;

/**
 * A state that came too late, in the list of them.
 *
 * @param path where decisions about it are posted
 * @param diff the path of what it would change; null when its data are not there
 */
public record RecoveryRow(
        StateRow state,
        String path,
        String why,
        String status,
        @Nullable String diff,
        boolean kept) {
    static RecoveryRow of(WorkspacePlace place, LateState late, StateRow row) {
        var present = place.workspace().currentStateVersionId();
        var why = switch (late.snapshot().reason()) {
            case FORCE_CANCELED -> "came after its run was canceled by force";
            case TOO_LATE -> "came after its apply was over";
        };
        return new RecoveryRow(
                row,
                place.recoveriesPath() + "/" + row.id(),
                why,
                late.snapshot().status().wireName(),
                row.readable() && present != null ? row.path() + "/diff?from=" + present : null,
                late.snapshot().isKept());
    }
}
