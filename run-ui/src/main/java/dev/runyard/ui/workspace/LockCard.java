package dev.runyard.ui.workspace;

import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Lock;
import dev.runyard.ui.page.Moment;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody keeps the runs of a workspace from starting, and what the visitor may do about it.
 *
 * @param holder null when it is not locked
 * @param run the path of the run that holds the workspace; null when none does
 * @param action what may be posted: {@code lock}, {@code unlock} or {@code force-unlock}; empty for nothing
 */
record LockCard(
        @Nullable String holder,
        String reason,
        @Nullable Moment since,
        @Nullable String run,
        String action) {
    static LockCard of(WorkspacePlace place, Function<Actor.Ref, String> names) {
        var workspace = place.workspace();
        var lock = workspace.lock();
        var current = workspace.currentRunId();
        var run = current == null || !place.showsRuns() ? null : place.path(current);
        if (lock == null) {
            boolean free = current == null && place.grants().allows(Permission.LOCK_WORKSPACE);
            return new LockCard(null, "", null, run, free ? "lock" : "");
        }
        var owner = new Actor.Ref(lock.kind(), lock.owner());
        return new LockCard(names.apply(owner), lock.reason(), new Moment(lock.since()), run, release(place, lock));
    }

    private static String release(WorkspacePlace place, Lock lock) {
        if (lock.isHeldBy(place.visitor().user())) {
            return place.grants().allows(Permission.LOCK_WORKSPACE) ? "unlock" : "";
        }
        return place.grants().allows(Permission.FORCE_UNLOCK_WORKSPACE) ? "force-unlock" : "";
    }
}
