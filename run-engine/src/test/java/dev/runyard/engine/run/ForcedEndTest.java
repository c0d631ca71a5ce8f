package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.job.JobDesk;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForcedEndTest {
    private static final String REFUSAL = RunAction.FORCE_CANCEL.refusal();
    private static final PhaseResult STOPPED = new PhaseResult.Stopped(ResourceCounts.NONE);

    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final MovableClock clock = EngineDatabase.bean(MovableClock.class);
    private final Place place = Place.make();

    @Test
    void itTakesACancelAndACoolOff() {
        var run = place.startRun();
        place.claim().start();
        assertThat(place.run(run).cancellation().forceableFrom()).isNull();
        assertThatThrownBy(() -> lifecycle.forceCancel(run, ALICE, null))
                .isInstanceOf(Conflict.class)
                .hasMessage(REFUSAL);

        lifecycle.cancel(run, ALICE, null);
        assertThat(place.run(run).cancellation().forceableFrom())
                .isEqualTo(clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(59));
        assertThat(place.run(run).allows(RunAction.FORCE_CANCEL, clock.instant()))
                .isFalse();
        assertThatThrownBy(() -> lifecycle.forceCancel(run, ALICE, null)).hasMessage(REFUSAL);

        clock.advance(Duration.ofSeconds(1));
        assertThat(place.run(run).allows(RunAction.FORCE_CANCEL, clock.instant()))
                .isTrue();
        lifecycle.forceCancel(run, ALICE, "it hangs");
        assertThat(place.status(run)).isEqualTo(CANCELED);
        assertThat(place.run(run).cancellation().forcedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aRunThatIsOverCannotBeEndedByForce() {
        place.startRun();
        var run = place.startRun();
        lifecycle.cancel(run, ALICE, null);
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> lifecycle.forceCancel(run, ALICE, null)).hasMessage(REFUSAL);
    }

    @Test
    void theWorkspaceIsFreeAtOnceAndTheWorkerFenced() {
        var run = place.startRun();
        var next = place.startRun();
        var plan = place.claim();
        plan.start();

        force(run);

        assertThat(place.status(next)).isEqualTo(PLAN_QUEUED);
        assertThatThrownBy(() -> EngineDatabase.bean(JobDesk.class).heartbeat(plan.id(), plan.epoch()))
                .isInstanceOf(Conflict.class);
        assertThat(last(run).action()).isEqualTo(RunAction.FORCE_CANCEL);
        assertThat(last(run).actor()).isEqualTo(ALICE.ref());
        assertThat(last(run).description()).isEqualTo("Terraform is killed as soon as worker test is reached.");
    }

    @Test
    void thatTheProcessIsDeadIsWrittenDownOnce() {
        var run = place.startRun();
        var plan = place.claim();
        plan.start();
        force(run);

        assertThatThrownBy(() -> plan.report(STOPPED)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> plan.report(STOPPED)).isInstanceOf(Conflict.class);

        assertThat(EngineDatabase.bean(RunEvents.class).of(run))
                .filteredOn(event -> event.action() == RunAction.STOP)
                .singleElement()
                .satisfies(event -> assertThat(event.description()).isEqualTo("Worker test has ended terraform."));
        assertThat(place.status(run)).isEqualTo(CANCELED);
    }

    @Test
    void aReportUnderAnEpochThatWasStaleBeforeIsNoNews() {
        var run = place.startRun();
        var lost = place.claim();
        lost.start();
        Place.step(() -> {
            var job = EngineDatabase.bean(dev.runyard.persistence.job.Jobs.class)
                    .lock(lost.id())
                    .orElseThrow();
            job.requeue();
            return job;
        });
        place.claim().start();
        force(run);

        assertThatThrownBy(() -> lost.report(STOPPED)).isInstanceOf(Conflict.class);

        assertThat(last(run).action()).isEqualTo(RunAction.FORCE_CANCEL);
    }

    @Test
    void theSiteAdminWaitsForNothing() {
        var run = place.startRun();
        var waiting = place.startRun();
        place.claim().start();

        lifecycle.adminCancel(waiting, ALICE, null);
        lifecycle.adminCancel(run, ALICE, "stuck");

        assertThat(place.status(waiting)).isEqualTo(CANCELED);
        assertThat(place.status(run)).isEqualTo(CANCELED);
        assertThat(place.run(run).cancellation().forcedAt()).isEqualTo(clock.instant());
        assertThat(last(run).action()).isEqualTo(RunAction.ADMIN_CANCEL);
        assertThat(last(run).description()).isEqualTo("Terraform is killed as soon as worker test is reached.");
        assertThat(place.workspace().currentRunId()).isNull();
        assertThatThrownBy(() -> lifecycle.adminCancel(run, ALICE, null))
                .isInstanceOf(Conflict.class)
                .hasMessage(RunAction.ADMIN_CANCEL.refusal());
    }

    private void force(RunId run) {
        lifecycle.cancel(run, ALICE, null);
        clock.advance(Duration.ofMinutes(1));
        lifecycle.forceCancel(run, ALICE, null);
    }

    private static RunEvent last(RunId run) {
        return EngineDatabase.bean(RunEvents.class).of(run).getLast();
    }
}
