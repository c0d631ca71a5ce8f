package dev.runyard.ui.run;

import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.ForceExecution;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.ui.place.RunPlace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out what a visitor may do to a run: what both its status and their rights allow. */
@Component
final class RunActions {
    private static final ActionForm CONFIRM =
            ActionForm.of("confirm", "Confirm & apply", "Confirm and apply this plan");
    private static final ActionForm DISCARD =
            ActionForm.of("discard", "Discard run", "Discard this run: nothing will be changed");
    private static final ActionForm CANCEL =
            ActionForm.of("cancel", "Cancel run", "Cancel this run: Terraform is told to stop");
    private static final ActionForm FORCE_CANCEL = ActionForm.of("force-cancel", "Force cancel", "End this run now")
            .warning("Terraform may still be at work, and its state may be lost. The workspace is unlocked at once:"
                    + " look after what is really there before you run anything.");
    private static final ActionForm RUN_NOW = ActionForm.of("force-execute", "Run now", "Run this plan now")
            .warning("The run that holds the workspace is discarded, and all that wait before this one are canceled.")
            .withoutRemark();
    private static final ActionForm RETRY =
            ActionForm.of("retry", "Retry run", "Plan the same configuration again, with the variables of now");

    private final ForceExecution force;
    private final InstantSource clock;

    RunActions(ForceExecution force, InstantSource clock) {
        this.force = force;
        this.clock = clock;
    }

    List<ActionForm> of(RunPlace place) {
        var now = clock.instant();
        var forms = new ArrayList<ActionForm>();
        add(CONFIRM, isPossible(RunAction.CONFIRM, Permission.APPLY_RUNS, place, now), forms);
        add(RUN_NOW, runsNow(place, now), forms);
        add(RETRY, isPossible(RunAction.RETRY, Permission.QUEUE_RUNS, place, now), forms);
        add(DISCARD, isPossible(RunAction.DISCARD, Permission.APPLY_RUNS, place, now), forms);
        add(CANCEL, isPossible(RunAction.CANCEL, Permission.CANCEL_RUNS, place, now), forms);
        add(FORCE_CANCEL, isPossible(RunAction.FORCE_CANCEL, Permission.FORCE_CANCEL_RUNS, place, now), forms);
        return forms;
    }

    private boolean runsNow(RunPlace place, Instant now) {
        return isPossible(RunAction.FORCE_EXECUTE, Permission.FORCE_EXECUTE_RUNS, place, now)
                && force.isPossible(place.surroundings().workspace(), place.run());
    }

    private static void add(ActionForm form, boolean possible, List<ActionForm> forms) {
        if (possible) {
            forms.add(form);
        }
    }

    private static boolean isPossible(RunAction action, Permission permission, RunPlace place, Instant now) {
        return place.grants().allows(permission) && place.run().allows(action, now);
    }
}
