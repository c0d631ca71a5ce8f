package dev.runyard.engine.run;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.access.RememberedActors;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import org.springframework.stereotype.Component;

/**
 * A workspace that applies by itself does so for those who may apply; for others its runs wait. A run that asks for it
 * itself was let in at the door, or is the engine's own.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/run/states#the-plan-stage">The plan stage</a>
 */
@Component
final class AutoApplyRight {
    private final Access access;
    private final RememberedActors remembered;

    AutoApplyRight(Access access, RememberedActors remembered) {
        this.access = access;
        this.remembered = remembered;
    }

    /** Tells whether a run applies by itself, if it comes to an apply at all. */
    boolean of(Workspace workspace, RunRequest asked, Actor by) {
        var own = asked.autoApply();
        return own == null ? workspace.settings().autoApply() && mayApply(workspace, by) : own;
    }

    private boolean mayApply(Workspace workspace, Actor by) {
        return switch (by) {
            case Actor.Engine _ -> true;
            case Actor.Remembered earlier ->
                access.allows(remembered.today(earlier.ref()), Permission.APPLY_RUNS, workspace.id());
            default -> access.allows(by, Permission.APPLY_RUNS, workspace.id());
        };
    }
}
