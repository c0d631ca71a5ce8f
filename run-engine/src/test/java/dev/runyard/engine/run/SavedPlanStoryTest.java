package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.engine.stateversion.StateText;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.workspace.WorkspaceLocks;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SavedPlanStoryTest {
    private static final PhaseResult DONE = new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0));

    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final WorkspaceLocks locks = EngineDatabase.bean(WorkspaceLocks.class);
    private final StateStore states = EngineDatabase.bean(StateStore.class);
    private final SavedPlanSweep sweep = EngineDatabase.bean(SavedPlanSweep.class);
    private final Place place = Place.make(true);

    @Test
    void aSavedPlanIsMadeBesideTheQueueAndNeverAppliesByItself() {
        var saved = savedPlan();

        assertThat(place.status(saved)).isEqualTo(PLANNED_AND_SAVED);
        assertThat(place.run(saved).queuePosition()).isNull();
        assertThat(place.workspace().currentRunId()).isNull();
        assertThat(place.workspace().latestRunId()).isNull();
    }

    @Test
    void oneThatIsConfirmedAppliesAtOnceInAFreeWorkspace() {
        var saved = savedPlan();

        lifecycle.confirm(saved, ALICE, null);

        assertThat(place.status(saved)).isEqualTo(APPLY_QUEUED);
        assertThat(place.workspace().currentRunId()).isEqualTo(saved);
        var apply = place.claim();
        apply.start();
        apply.report(DONE);
        assertThat(place.status(saved)).isEqualTo(APPLIED);
        assertThat(place.workspace().currentRunId()).isNull();
    }

    @Test
    void oneThatIsConfirmedLateWaitsBehindWhoeverCameBefore() {
        var saved = savedPlan();
        var first = place.startRun();
        var second = place.startRun();

        lifecycle.confirm(saved, ALICE, null);
        var third = place.startRun();

        assertThat(place.status(saved)).isEqualTo(CONFIRMED);
        place.plan(false);
        assertThat(place.status(first)).isEqualTo(PLANNED_AND_FINISHED);
        assertThat(place.status(second)).isEqualTo(PLAN_QUEUED);
        place.plan(false);
        assertThat(place.status(saved)).isEqualTo(APPLY_QUEUED);
        assertThat(place.status(third)).isEqualTo(PENDING);
    }

    @Test
    void aLockedWorkspaceHoldsTheApplyButNotThePlan() {
        locks.lock(place.workspaceId(), "maintenance", ALICE);
        var saved = savedPlan();

        lifecycle.confirm(saved, ALICE, null);
        assertThat(place.status(saved)).isEqualTo(CONFIRMED);

        locks.unlock(place.workspaceId(), ALICE);
        assertThat(place.status(saved)).isEqualTo(APPLY_QUEUED);
    }

    @Test
    void anotherStateEndsAllSavedPlansWhetherTheyWaitForSomebodyOrForTheirTurn() {
        var waiting = savedPlan();
        var confirmed = savedPlan();
        locks.lock(place.workspaceId(), "by hand", ALICE);
        lifecycle.confirm(confirmed, ALICE, null);

        states.create(place.workspaceId(), new StateText(1, "line-a", "hello").inline(), ALICE);

        assertThat(place.status(waiting)).isEqualTo(DISCARDED);
        assertThat(place.status(confirmed)).isEqualTo(DISCARDED);
        assertThat(lastEvent(waiting)).contains("state has changed");
        assertThatThrownBy(() -> lifecycle.confirm(waiting, ALICE, null)).isInstanceOf(Conflict.class);
        assertThat(place.status(savedPlan())).isEqualTo(PLANNED_AND_SAVED);
    }

    @Test
    void aPlanThatWasOvertakenWhileItWasMadeIsDiscardedAtItsEnd() {
        var saved = place.startRun(RunOptions.PLAIN.withSavePlan(true));
        var plan = place.claim();
        plan.start();
        locks.lock(place.workspaceId(), "by hand", ALICE);
        states.create(place.workspaceId(), new StateText(1, "line-a", "hello").inline(), ALICE);

        plan.keepArtifact();
        plan.report(DONE);

        assertThat(place.status(saved)).isEqualTo(DISCARDED);
    }

    @Test
    void oneThatWaitsForItsTurnCanBeCanceled() {
        var saved = savedPlan();
        place.startRun();
        lifecycle.confirm(saved, ALICE, null);

        lifecycle.cancel(saved, ALICE, null);

        assertThat(place.status(saved)).isEqualTo(CANCELED);
    }

    @Test
    void onePlanCanBeDiscardedAndAnEmptyOneIsOver() {
        var saved = savedPlan();
        lifecycle.discard(saved, ALICE, null);
        assertThat(place.status(saved)).isEqualTo(DISCARDED);

        var empty = place.startRun(RunOptions.PLAIN.withSavePlan(true));
        place.plan(false);
        assertThat(place.status(empty)).isEqualTo(PLANNED_AND_FINISHED);
    }

    @Test
    void nobodysPlansAreNotKeptForEver() {
        var saved = savedPlan();
        sweep.sweep();
        assertThat(place.status(saved)).isEqualTo(PLANNED_AND_SAVED);

        EngineDatabase.bean(MovableClock.class).advance(Duration.ofDays(29));
        sweep.sweep();

        assertThat(place.status(saved)).isEqualTo(DISCARDED);
        assertThat(EngineDatabase.bean(RunEvents.class).of(saved).getLast().action())
                .isEqualTo(RunAction.DISCARD_STALE);
    }

    private RunId savedPlan() {
        var run = place.startRun(RunOptions.PLAIN.withSavePlan(true));
        place.plan(true);
        return run;
    }

    private static String lastEvent(RunId run) {
        return String.valueOf(
                EngineDatabase.bean(RunEvents.class).of(run).getLast().description());
    }
}
