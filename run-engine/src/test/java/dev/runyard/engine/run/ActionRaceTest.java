package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Two of them at the same moment: one is first, and the other finds what is true then. */
class ActionRaceTest {
    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final ForceExecution force = EngineDatabase.bean(ForceExecution.class);
    private final PendingRuns pending = EngineDatabase.bean(PendingRuns.class);
    private final Place place = Place.make();

    @RepeatedTest(5)
    void aReportAndAForcedEndLeaveOneEnd() throws Exception {
        var run = place.startRun();
        var next = place.startRun();
        var plan = place.claim();
        plan.start();
        lifecycle.cancel(run, ALICE, null);
        EngineDatabase.bean(MovableClock.class).advance(Duration.ofMinutes(1));

        together(
                () -> lifecycle.forceCancel(run, ALICE, null),
                () -> plan.report(new PhaseResult.Stopped(ResourceCounts.NONE)));

        assertThat(place.status(run)).isEqualTo(CANCELED);
        assertThat(place.status(next)).isEqualTo(PLAN_QUEUED);
        assertThat(EngineDatabase.bean(RunEvents.class).of(run))
                .filteredOn(event -> event.from() != event.to() && event.to() == CANCELED)
                .hasSize(1);
        assertThat(EngineDatabase.bean(RunEvents.class).of(run))
                .filteredOn(event -> event.action() == RunAction.STOP)
                .hasSize(1);
    }

    @RepeatedTest(5)
    void twoRunsThatAreToBeExecutedNowDoNotBothHoldTheWorkspace() throws Exception {
        place.startRun();
        var first = place.startRun();
        var second = place.startRun();
        place.plan(true);

        together(() -> force.execute(first, ALICE), () -> force.execute(second, ALICE));

        var current = place.workspace().currentRunId();
        assertThat(List.of(first, second)).contains(current);
        assertThat(place.status(first)).isEqualTo(first.equals(current) ? PLAN_QUEUED : CANCELED);
        assertThat(place.status(second)).isEqualTo(second.equals(current) ? PLAN_QUEUED : PENDING);
    }

    @RepeatedTest(3)
    void whatStartsWhileAllThatWaitsIsCanceledGoesOn() throws Exception {
        place.startRun();
        var request = place.request(place.configuration(false), RunSource.API);
        var waiting = new ArrayList<RunId>();
        for (int i = 0; i < 8; i++) {
            waiting.add(place.startRun(request));
        }

        together(() -> pending.cancel(place.workspaceId(), ALICE, null), () -> place.plan(false));

        var current = place.workspace().currentRunId();
        for (RunId run : waiting) {
            RunStatus expected = run.equals(current) ? PLAN_QUEUED : CANCELED;
            assertThat(place.status(run)).isEqualTo(expected);
        }
    }

    /** Lets both begin at the same moment; one of them may be refused. */
    private static void together(Runnable one, Runnable other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = new ArrayList<Future<?>>();
            for (Runnable each : List.of(one, other)) {
                both.add(pool.submit(() -> {
                    barrier.await();
                    try {
                        each.run();
                    } catch (Problem refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                    return null;
                }));
            }
            for (Future<?> done : both) {
                done.get();
            }
        }
    }
}
