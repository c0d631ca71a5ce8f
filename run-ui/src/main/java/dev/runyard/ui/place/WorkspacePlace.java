package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.workspace.Workspace;

/** A workspace, and what its visitor may do there. */
public record WorkspacePlace(Visitor visitor, Organization organization, Workspace workspace, Grants grants) {
    /** Returns the path of its first page. */
    public String path() {
        return organizationPath() + "/" + workspace.name();
    }

    /** Returns the path of the list of its runs. */
    public String runsPath() {
        return path() + "/runs";
    }

    /** Returns the path of the page of one of its runs. */
    public String path(RunId run) {
        return runsPath() + "/" + run;
    }

    /** Returns the path of the list of its states. */
    public String statesPath() {
        return path() + "/states";
    }

    /** Returns the path of the page of one of its states. */
    public String path(StateVersionId state) {
        return statesPath() + "/" + state;
    }

    /** Returns the path of the list of its states that came too late. */
    public String recoveriesPath() {
        return path() + "/recovery-snapshots";
    }

    /** Returns the path of its settings. */
    public String settingsPath() {
        return path() + "/settings/general";
    }

    /** Tells whether the visitor may change its settings. */
    public boolean changesSettings() {
        return grants.allows(Permission.UPDATE_WORKSPACE);
    }

    /** Tells whether the visitor may write its state. */
    public boolean writesStates() {
        return grants.allows(Permission.WRITE_STATE);
    }

    /** Tells whether the visitor keeps others out of it. */
    public boolean isLockedByVisitor() {
        var lock = workspace.lock();
        return lock != null && lock.isHeldBy(visitor.user());
    }

    /** Tells whether the visitor may see its states. */
    public boolean showsStates() {
        return grants.allows(Permission.READ_STATE);
    }

    /** Returns the path of its queue. */
    public String queuePath() {
        return path() + "/queue";
    }

    /** Returns the path of the form that starts a run. */
    public String newRunPath() {
        return runsPath() + "/new";
    }

    /** Returns the path of its organization. */
    public String organizationPath() {
        return OrganizationPlace.path(organization);
    }

    /** Tells whether the visitor may see its runs. */
    public boolean showsRuns() {
        return grants.allows(Permission.READ_RUNS);
    }

    /** Tells whether the visitor may start runs. */
    public boolean startsRuns() {
        return grants.allows(Permission.QUEUE_RUNS);
    }

    /** Tells whether the visitor may let runs apply. */
    public boolean appliesRuns() {
        return grants.allows(Permission.APPLY_RUNS);
    }
}
