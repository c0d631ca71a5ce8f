package dev.runyard.engine.workspace;

import static dev.runyard.persistence.run.RunStatus.PENDING;
import static dev.runyard.persistence.run.RunStatus.PLAN_QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.support.Tenant;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WorkspaceLocksTest {
    private final WorkspaceLocks locks = EngineDatabase.bean(WorkspaceLocks.class);
    private final MovableClock clock = EngineDatabase.bean(MovableClock.class);
    private final Tenant tenant = Tenant.fresh();
    private final Workspace workspace = tenant.workspace("network");
    private final Place place = Place.in(workspace.id());

    @Test
    void aLockKeepsRunsWaitingUntilItIsTakenBack() {
        var locked = locks.lock(workspace.id(), "maintenance", tenant.asOwner());
        assertThat(locked.isLocked()).isTrue();
        var run = place.startRun();
        assertThat(place.status(run)).isEqualTo(PENDING);

        var unlocked = locks.unlock(workspace.id(), tenant.asOwner());

        assertThat(unlocked.lock()).isNull();
        assertThat(place.status(run)).isEqualTo(PLAN_QUEUED);
    }

    @Test
    void aLockedWorkspaceIsNotLockedAgain() {
        locks.lock(workspace.id(), null, tenant.asOwner());

        assertThatThrownBy(() -> locks.lock(workspace.id(), null, tenant.asOwner()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is locked by User " + tenant.owner().username());
    }

    @Test
    void aRunLocksItsWorkspaceForEverybody() {
        var run = place.startRun();
        List<ThrowingCallable> attempts = List.of(
                () -> locks.lock(workspace.id(), null, tenant.asOwner()),
                () -> locks.unlock(workspace.id(), tenant.asOwner()),
                () -> locks.forceUnlock(workspace.id()));

        for (ThrowingCallable attempt : attempts) {
            assertThatThrownBy(attempt).isInstanceOf(Conflict.class).hasMessageContaining("is locked by Run " + run);
        }
    }

    @Test
    void aLockIsTakenBackByItsOwnerOrByForce() {
        var other = Tenant.as(tenant.member());
        locks.lock(workspace.id(), null, tenant.asOwner());
        assertThatThrownBy(() -> locks.unlock(workspace.id(), other))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is locked by User " + tenant.owner().username());

        locks.forceUnlock(workspace.id());

        assertThat(place.workspace().isLocked()).isFalse();
    }

    @Test
    void theLockOfATeamIsCalledSo() {
        var owners = EngineDatabase.bean(Teams.class)
                .findByOrganizationIdAndName(tenant.id(), Team.OWNERS)
                .orElseThrow();
        locks.lock(workspace.id(), null, new Actor.Team(owners.id(), tenant.id()));

        assertThatThrownBy(() -> locks.unlock(workspace.id(), tenant.asOwner()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is locked by Team owners");
    }

    @Test
    void whatIsNotLockedIsNotUnlocked() {
        assertThatThrownBy(() -> locks.unlock(workspace.id(), tenant.asOwner()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("already unlocked");
        assertThatThrownBy(() -> locks.forceUnlock(workspace.id())).isInstanceOf(Conflict.class);
    }

    @Test
    void aLockIsKeptWhileAStateIsUploadedButNotForEver() {
        locks.lock(workspace.id(), null, tenant.asOwner());
        EngineDatabase.bean(StateVersions.class)
                .save(new StateVersion(
                        EngineDatabase.bean(Ids.class).stateVersionId(),
                        workspace,
                        new NewState(NewState.Kind.FULL, null, 1, null, null),
                        tenant.asOwner(),
                        clock.instant()));
        assertThatThrownBy(() -> locks.unlock(workspace.id(), tenant.asOwner()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("latest state version is still pending");

        clock.advance(Duration.ofMinutes(10));
        locks.unlock(workspace.id(), tenant.asOwner());

        assertThat(place.workspace().isLocked()).isFalse();
    }
}
