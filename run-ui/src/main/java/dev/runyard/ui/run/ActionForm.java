package dev.runyard.ui.run;

import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.ui.place.RunPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a visitor may do to a run now.
 *
 * @param name as in the path to post to
 * @param label what it is called
 * @param deed what happens then
 */
record ActionForm(String name, String label, String deed) {
    /** Returns what both the run's status and the visitor's rights allow. */
    static List<ActionForm> of(RunPlace place, Instant now) {
        var forms = new ArrayList<ActionForm>();
        if (isPossible(RunAction.CONFIRM, Permission.APPLY_RUNS, place, now)) {
            forms.add(new ActionForm("confirm", "Confirm & apply", "Confirm and apply this plan"));
        }
        if (isPossible(RunAction.DISCARD, Permission.APPLY_RUNS, place, now)) {
            forms.add(new ActionForm("discard", "Discard run", "Discard this run: nothing will be changed"));
        }
        if (isPossible(RunAction.CANCEL, Permission.CANCEL_RUNS, place, now)) {
            forms.add(new ActionForm("cancel", "Cancel run", "Cancel this run: Terraform is told to stop"));
        }
        return forms;
    }

    private static boolean isPossible(RunAction action, Permission permission, RunPlace place, Instant now) {
        return place.run().allows(action, now) && place.grants().allows(permission);
    }
}
