package dev.runyard.ui.run;

import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.ui.place.RunPlace;
import java.util.List;
import java.util.stream.Stream;

/** Something that a visitor may do to a run now. */
enum ActionForm {
    CONFIRM(RunAction.CONFIRM, Permission.APPLY_RUNS, "Confirm & apply", "Confirm and apply this plan"),
    DISCARD(RunAction.DISCARD, Permission.APPLY_RUNS, "Discard run", "Discard this run: nothing will be changed"),
    CANCEL(RunAction.CANCEL, Permission.CANCEL_RUNS, "Cancel run", "Cancel this run: terraform is told to stop");

    private final RunAction action;
    private final Permission permission;
    private final String label;
    private final String deed;

    ActionForm(RunAction action, Permission permission, String label, String deed) {
        this.action = action;
        this.permission = permission;
        this.label = label;
        this.deed = deed;
    }

    /** Returns what both the run's status and the visitor's rights allow. */
    static List<ActionForm> of(RunPlace place) {
        return Stream.of(values())
                .filter(form ->
                        place.run().allows(form.action) && place.grants().allows(form.permission))
                .toList();
    }

    /** Returns the end of the path to post to. */
    public String path() {
        return "/actions/" + action.wireName();
    }

    public String wireName() {
        return action.wireName();
    }

    public String label() {
        return label;
    }

    public String deed() {
        return deed;
    }
}
