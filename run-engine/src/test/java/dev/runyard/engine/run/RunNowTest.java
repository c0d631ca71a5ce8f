package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunNowTest {
    private final ForceExecution force = EngineDatabase.bean(ForceExecution.class);
    private final PendingRuns pending = EngineDatabase.bean(PendingRuns.class);
    private final Place place = Place.make();

    @Test
    void whatIsBeforeItEndsAndItStarts() {
        var current = place.startRun();
        var before = place.startRun();
        var run = place.startRun();
        var after = place.startRun();
        place.plan(true);

        force.execute(run, ALICE);

        assertThat(place.status(current)).isEqualTo(DISCARDED);
        assertThat(place.status(before)).isEqualTo(CANCELED);
        assertThat(place.status(run)).isEqualTo(PLAN_QUEUED);
        assertThat(place.status(after)).isEqualTo(PENDING);
        assertThat(place.workspace().currentRunId()).isEqualTo(run);
        assertThat(EngineDatabase.bean(RunEvents.class).of(current).getLast().description())
                .contains(run.value());
        assertThat(EngineDatabase.bean(RunEvents.class).of(run))
                .filteredOn(event -> event.action() == RunAction.FORCE_EXECUTE)
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(ALICE.ref()));
    }

    @Test
    void aRunThatDoesNotWaitIsRefused() {
        var run = place.startRun();

        assertThat(force.isPossible(place.workspace(), place.run(run))).isFalse();
        assertThatThrownBy(() -> force.execute(run, ALICE))
                .isInstanceOf(Forbidden.class)
                .hasMessage(RunAction.FORCE_EXECUTE.refusal());
    }

    @Test
    void aWorkspaceThatNoRunHoldsIsNoReason() {
        Place.step(() -> {
            var workspace = EngineDatabase.bean(dev.runyard.persistence.workspace.Workspaces.class)
                    .lock(place.workspaceId())
                    .orElseThrow();
            workspace.lock(new dev.runyard.persistence.workspace.Lock(
                    ALICE.ref().kind(), ALICE.ref().id(), "", java.time.Instant.EPOCH));
            return workspace;
        });
        var run = place.startRun();

        assertThat(place.status(run)).isEqualTo(PENDING);
        assertThatThrownBy(() -> force.execute(run, ALICE)).isInstanceOf(Forbidden.class);
    }

    @Test
    void aRunThatIsUnderWayIsNotPushedAside() {
        var current = place.startRun();
        var run = place.startRun();
        place.claim().start();

        assertThat(force.isPossible(place.workspace(), place.run(run))).isFalse();
        assertThatThrownBy(() -> force.execute(run, ALICE))
                .isInstanceOf(Conflict.class)
                .hasMessage("The run locking the workspace was not in a discardable state.");
        assertThat(place.status(current)).isEqualTo(PLANNING);
        assertThat(place.status(run)).isEqualTo(PENDING);
    }

    @Test
    void aSavedPlanThatWaitsBeforeItIsCanceledToo() {
        var saved = place.startRun(RunOptions.PLAIN.withSavePlan(true));
        place.plan(true);
        place.startRun();
        EngineDatabase.bean(RunLifecycle.class).confirm(saved, ALICE, null);
        var run = place.startRun();
        assertThat(place.status(saved)).isEqualTo(CONFIRMED);
        place.plan(true);

        force.execute(run, ALICE);

        assertThat(place.status(saved)).isEqualTo(CANCELED);
        assertThat(place.status(run)).isEqualTo(PLAN_QUEUED);
    }

    @Test
    void manyRunsBeforeItEndInSeveralSteps() {
        place.startRun();
        var before = wait(PendingRuns.PER_STEP * 2 + 1);
        var run = place.startRun();
        place.plan(true);
        assertThat(force.isPossible(place.workspace(), place.run(run))).isTrue();

        force.execute(run, ALICE);

        assertThat(before).extracting(place::status).containsOnly(CANCELED);
        assertThat(place.workspace().currentRunId()).isEqualTo(run);
    }

    @Test
    void allThatWaitsIsCanceledOrDiscardedTogether() {
        var current = place.startRun();
        var first = wait(PendingRuns.PER_STEP + 2);

        var canceled = pending.cancel(place.workspaceId(), ALICE, "cleaning up");
        assertThat(canceled.runs()).containsExactlyElementsOf(first);
        assertThat(canceled.more()).isFalse();
        assertThat(first).extracting(place::status).containsOnly(CANCELED);

        var second = wait(2);
        assertThat(pending.discard(place.workspaceId(), ALICE, null).runs()).containsExactlyElementsOf(second);
        assertThat(second).extracting(place::status).containsOnly(DISCARDED);

        assertThat(pending.cancel(place.workspaceId(), ALICE, null).runs()).isEmpty();
        assertThat(place.status(current)).isEqualTo(PLAN_QUEUED);
    }

    private List<RunId> wait(int count) {
        var request = place.request(place.configuration(false), RunSource.API);
        var runs = new ArrayList<RunId>();
        for (int i = 0; i < count; i++) {
            runs.add(place.startRun(request));
        }
        assertThat(runs).extracting(place::status).containsOnly(RunStatus.PENDING);
        return runs;
    }
}
