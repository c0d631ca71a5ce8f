package dev.runyard.engine.job;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was started: how long its worker may be silent, and what becomes of it then. */
class LeaseStoryTest {
    private static final PhaseResult DONE = new PhaseResult.Succeeded(false, ResourceCounts.NONE);

    private final JobDesk desk = EngineDatabase.bean(JobDesk.class);
    private final LeaseSweep sweep = EngineDatabase.bean(LeaseSweep.class);
    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final JdbcClient sql = EngineDatabase.bean(JdbcClient.class);
    private final Place place = Place.make();

    @BeforeEach
    void theSweepHasJustTicked() {
        sql.sql("update lease_sweep set ticked_at = clock_timestamp()").update();
    }

    @Test
    void aSilentPlanIsTriedAgainInTheSameLog() {
        var run = place.startRun();
        var silent = place.claim();
        long offset = silent.start();
        desk.log(silent.id(), silent.epoch(), offset, "half a pl".getBytes(StandardCharsets.UTF_8));
        silent.expire();

        sweep.sweep();

        var second = place.claim();
        long next = second.start();
        assertThat(next).isGreaterThan(offset + "half a pl".length());
        assertThat(reasons(run)).containsExactly("Worker test fell silent; the plan is tried again (attempt 2).");
        assertThat(place.status(run)).isEqualTo(PLANNING);
        second.report(DONE);
        assertThat(place.status(run)).isEqualTo(PLANNED_AND_FINISHED);
    }

    @Test
    void aPlanWhoseWorkersFallSilentAgainAndAgainFails() {
        var run = place.startRun();
        for (int i = 0; i < 3; i++) {
            var silent = place.claim();
            silent.start();
            silent.expire();
            sweep.sweep();
        }

        assertThat(place.status(run)).isEqualTo(ERRORED);
        assertThat(place.workspace().currentRunId()).isNull();
    }

    @Test
    void aCanceledPlanWhoseWorkerFellSilentEndsCanceled() {
        var run = place.startRun();
        var silent = place.claim();
        silent.start();
        lifecycle.cancel(run, ALICE, null);
        silent.expire();

        sweep.sweep();

        assertThat(place.status(run)).isEqualTo(CANCELED);
    }

    @Test
    void aPlanThatWaitsForAnotherWorkerIsCanceledAtOnce() {
        var run = place.startRun();
        var silent = place.claim();
        silent.start();
        silent.expire();
        sweep.sweep();

        lifecycle.cancel(run, ALICE, null);

        assertThat(place.status(run)).isEqualTo(CANCELED);
        assertThatThrownBy(place::claim).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void aSilentApplyIsHeldAndSaidSoAndItsWorkerMayReturn() {
        var run = place.startRun();
        place.plan(true);
        lifecycle.confirm(run, ALICE, null);
        var apply = place.claim();
        apply.start();
        apply.expire();

        sweep.sweep();
        assertThat(place.status(run)).isEqualTo(APPLYING);
        assertThat(apply.row().silentSince()).isNotNull();
        assertThat(apply.row().status()).isEqualTo(JobStatus.STARTED);

        desk.heartbeat(apply.id(), apply.epoch());
        assertThat(apply.row().silentSince()).isNull();
        apply.report(new PhaseResult.Succeeded(true, ResourceCounts.NONE));
        assertThat(place.status(run)).isEqualTo(APPLIED);
    }

    @Test
    void anApplyWhoseWorkerStaysSilentIsGivenUpAndItsWorkerFenced() {
        var run = place.startRun();
        place.plan(true);
        lifecycle.confirm(run, ALICE, null);
        var apply = place.claim();
        long offset = apply.start();
        var log = "a.done: Creating...\na.done: Creation complete after 0s [id=1]\na.open: Creating...\n";
        desk.log(apply.id(), apply.epoch(), offset, log.getBytes(StandardCharsets.UTF_8));
        apply.expireIn(Duration.ofMinutes(-16));

        sweep.sweep();

        assertThat(reasons(run)).singleElement().asString().endsWith("Operations in flight: a.open (create).");

        assertThat(place.status(run)).isEqualTo(ERRORED);
        assertThat(place.workspace().currentRunId()).isNull();
        assertThatThrownBy(() -> apply.report(DONE)).isInstanceOf(Conflict.class);
    }

    @Test
    void aStaleEpochIsRefusedEverywhere() {
        place.startRun();
        var stale = place.claim();
        stale.start();
        stale.expire();
        sweep.sweep();

        assertThatThrownBy(() -> desk.heartbeat(stale.id(), stale.epoch())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> desk.log(stale.id(), stale.epoch(), 0, new byte[1]))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> stale.report(DONE)).isInstanceOf(Conflict.class);
        assertThatThrownBy(stale::start).isInstanceOf(Conflict.class);
    }

    @Test
    void anOutageOfOursIsNoWorkersFault() {
        place.startRun();
        var plan = place.claim();
        plan.start();
        plan.expireIn(Duration.ofSeconds(-20));
        sql.sql("update lease_sweep set ticked_at = clock_timestamp() - interval '60 seconds'")
                .update();

        sweep.sweep();

        assertThat(plan.row().status()).isEqualTo(JobStatus.STARTED);
        assertThat(desk.heartbeat(plan.id(), plan.epoch()).wish()).isEqualTo(Heartbeat.Wish.GO_ON);
    }

    /** A plan goes to another worker when its lease is over; an apply goes to nobody for a long time. */
    @Test
    void aWorkerIsToldHowLongItMayGoOnUnheard() {
        var run = place.startRun();
        var plan = place.claim();
        assertThat(plan.started().silenceSeconds()).isEqualTo(20);
        plan.keepArtifact();
        plan.report(new PhaseResult.Succeeded(true, ResourceCounts.NONE));

        lifecycle.confirm(run, ALICE, null);

        assertThat(place.claim().started().silenceSeconds()).isEqualTo(600);
    }

    @Test
    void aHeartbeatBringsTheWishToStop() {
        var run = place.startRun();
        var plan = place.claim();
        plan.start();
        assertThat(desk.heartbeat(plan.id(), plan.epoch()).wish()).isEqualTo(Heartbeat.Wish.GO_ON);

        lifecycle.cancel(run, ALICE, null);

        assertThat(desk.heartbeat(plan.id(), plan.epoch()).wish()).isEqualTo(Heartbeat.Wish.STOP);
    }

    @Test
    void bytesOfTheLogThatComeTwiceAreTakenOnce() {
        place.startRun();
        var plan = place.claim();
        long offset = plan.start();
        var bytes = "hello".getBytes(StandardCharsets.UTF_8);

        long next = desk.log(plan.id(), plan.epoch(), offset, bytes).nextOffset();
        long again = desk.log(plan.id(), plan.epoch(), offset, bytes).nextOffset();
        long ahead = desk.log(plan.id(), plan.epoch(), next + 10, bytes).nextOffset();

        assertThat(next).isEqualTo(offset + 5);
        assertThat(again).isEqualTo(next);
        assertThat(ahead).isEqualTo(next);
    }

    private static List<String> reasons(RunId run) {
        return EngineDatabase.bean(RunEvents.class).of(run).stream()
                .map(event -> Objects.requireNonNullElse(event.description(), ""))
                .filter(told -> !told.isEmpty())
                .toList();
    }
}
