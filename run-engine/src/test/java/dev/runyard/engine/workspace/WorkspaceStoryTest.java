package dev.runyard.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.project.ProjectChanges;
import dev.runyard.engine.project.ProjectDirectory;
import dev.runyard.engine.support.Drafts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.support.Tenant;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkspaceStoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final WorkspaceDirectory directory = EngineDatabase.bean(WorkspaceDirectory.class);
    private final WorkspaceRemoval removal = EngineDatabase.bean(WorkspaceRemoval.class);
    private final Workspaces workspaces = EngineDatabase.bean(Workspaces.class);
    private final Tenant tenant = Tenant.fresh();

    @Test
    void aNewWorkspaceHasTheDefaultsOfHcpTerraform() {
        var made = stored(tenant.workspace("network").id());

        assertThat(made.projectId()).isEqualTo(tenant.organization().defaultProjectId());
        assertThat(made.settings().executionMode()).isEqualTo(ExecutionMode.REMOTE);
        assertThat(made.settings().terraformVersion()).isEqualTo("1.11.4");
        assertThat(made.settings().allowDestroyPlan()).isTrue();
        assertThat(made.settings().speculativeEnabled()).isTrue();
        assertThat(made.settings().autoApply()).isFalse();
        assertThat(made.isLocked()).isFalse();
    }

    @Test
    void aNameIsTakenOncePerOrganizationWhateverItsCase() {
        tenant.workspace("network");

        assertThatThrownBy(() -> tenant.workspace("Network"))
                .isInstanceOf(Invalid.class)
                .hasMessage("Name has already been taken");
        assertThat(Tenant.fresh().workspace("network").name()).isEqualTo("network");
    }

    @Test
    void aWorkspaceIsRenamedAndMadeLocal() {
        var made = tenant.workspace("network");

        directory.update(made.id(), draft -> Drafts.of(draft, "Network", "local", true));

        var changed = stored(made.id());
        assertThat(changed.name()).isEqualTo("Network");
        assertThat(changed.settings().executionMode()).isEqualTo(ExecutionMode.LOCAL);
        assertThat(changed.settings().globalRemoteState()).isTrue();
        assertThat(changed.settings().terraformVersion()).isEqualTo("1.11.4");
    }

    @Test
    void aRunThatIsGoingOnEndsWhereItBeganWhenTheModeChanges() {
        var made = tenant.workspace("network");
        var place = Place.aloneIn(made.id());
        var run = place.startRun();

        directory.update(made.id(), draft -> Drafts.of(draft, "network", "local", false));

        place.plan(true);
        assertThat(place.status(run)).isEqualTo(RunStatus.PLANNED);
        assertThatThrownBy(place::startRun).isInstanceOf(Invalid.class).hasMessageContaining("local");
    }

    @Test
    void aProjectOfAnotherOrganizationIsOutOfReach() {
        var foreign = EngineDatabase.bean(ProjectDirectory.class)
                .create(Tenant.fresh().id(), "Elsewhere", ProjectChanges.NONE);
        var made = tenant.workspace("network");

        assertThatThrownBy(() -> directory.update(made.id(), draft -> Drafts.in(foreign.id(), draft)))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Project ");
    }

    @Test
    void aWorkspaceThatManagesNothingIsDeletedSafely() {
        var made = tenant.workspace("network");
        holdState(made, 0);

        removal.removeSafely(made.id());

        assertThat(workspaces.existsById(made.id())).isFalse();
    }

    @Test
    void aWorkspaceThatManagesResourcesIsDeletedByForceOnly() {
        var made = tenant.workspace("network");
        holdState(made, 2);

        assertThatThrownBy(() -> removal.removeSafely(made.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("still managing resources");
        removal.removeByForce(made.id());

        assertThat(workspaces.existsById(made.id())).isFalse();
    }

    @Test
    void aLockedWorkspaceIsNotDeletedSafely() {
        var made = tenant.workspace("network");
        EngineDatabase.bean(WorkspaceLocks.class).lock(made.id(), null, tenant.asOwner());

        assertThatThrownBy(() -> removal.removeSafely(made.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("locked");
        removal.removeByForce(made.id());

        assertThat(workspaces.existsById(made.id())).isFalse();
    }

    @Test
    void aWorkspaceWithRunsThatHaveNotEndedIsDeletedByForceOnly() {
        var made = tenant.workspace("network");
        var run = Place.in(made.id()).startPlanOnlyRun();
        assertThatThrownBy(() -> removal.removeSafely(made.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("locked");

        removal.removeByForce(made.id());

        assertThat(workspaces.existsById(made.id())).isFalse();
        assertThat(EngineDatabase.bean(Runs.class).existsById(run)).isFalse();
    }

    private Workspace stored(WorkspaceId id) {
        return workspaces.findById(id).orElseThrow();
    }

    private void holdState(Workspace workspace, int resources) {
        Place.step(() -> {
            var state = new StateVersion(
                    EngineDatabase.bean(Ids.class).stateVersionId(),
                    workspace,
                    new NewState(NewState.Kind.FULL, null, 1, null, null),
                    tenant.asOwner(),
                    NOW);
            state.finish(new BlobId("blob-" + "0".repeat(40)), 10, "line", resources, "1.11.4", NOW);
            EngineDatabase.bean(StateVersions.class).save(state);
            stored(workspace.id()).makeCurrent(state.id(), NOW);
            return state;
        });
    }
}
