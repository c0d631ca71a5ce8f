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
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Tokens;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeaseStoryTest {
    private static final byte[] STATE =
            "{\"version\":4,\"serial\":1,\"lineage\":\"by-hand\",\"outputs\":{},\"resources\":[]}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final PhaseResult DONE = new PhaseResult.Succeeded(false, ResourceCounts.NONE);

    private final PhaseStates states = EngineDatabase.bean(PhaseStates.class);
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
    void aRepeatedClaimIsAnsweredAsTheFirst() {
        place.startRun();

        var first = place.claim("claim-1");
        var again = place.claim("claim-1");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.epoch()).isEqualTo(first.epoch());
    }

    @Test
    void twoWorkersNeverGetTheSameJob() {
        place.startRun();
        place.claim();

        assertThatThrownBy(place::claim).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void aRepeatedReportIsAnsweredAsTheFirst() {
        var run = place.startRun();
        var plan = place.claim();
        plan.start();

        plan.report(DONE);
        plan.report(DONE);

        assertThat(place.status(run)).isEqualTo(PLANNED_AND_FINISHED);
    }

    @Test
    void aRepeatedStartIsAnsweredAsTheFirst() {
        place.startRun();
        var plan = place.claim();

        assertThat(plan.start()).isEqualTo(plan.start());
        assertThat(plan.row().attempt()).isEqualTo(1);
    }

    @Test
    void whatWasClaimedButNeverStartedIsQueuedAgain() {
        var run = place.startRun();
        var lost = place.claim();
        expire(lost);

        sweep.sweep();

        assertThatThrownBy(lost::start).isInstanceOf(Conflict.class);
        var second = place.claim();
        assertThat(second.id()).isEqualTo(lost.id());
        second.start();
        assertThat(place.status(run)).isEqualTo(PLANNING);
    }

    @Test
    void anApplyThatWasClaimedButNeverStartedIsQueuedAgain() {
        var run = place.startRun();
        place.plan(true);
        lifecycle.confirm(run, ALICE, null);
        expire(place.claim());

        sweep.sweep();

        place.claim().start();
        assertThat(place.status(run)).isEqualTo(APPLYING);
    }

    /** Nothing ran, so that nobody has to wait for as long as terraform may be silent. */
    @Test
    void aClaimIsGoodForAFewSecondsAndAStartForLonger() {
        place.startRun();
        var plan = place.claim("claim-1");
        assertThat(left(plan)).isBetween(1.0, 5.0);

        expireIn(plan, Duration.ofMillis(900));
        place.claim("claim-1");
        assertThat(left(plan)).as("when it is repeated").isBetween(1.0, 5.0);
        expireIn(plan, Duration.ofMillis(900));
        assertThat(desk.heartbeat(plan.id(), plan.epoch()).leaseSeconds()).isEqualTo(5);
        assertThat(left(plan)).as("when it is renewed").isBetween(1.0, 5.0);

        plan.start();
        assertThat(left(plan)).isBetween(6.0, 30.0);
        assertThat(desk.heartbeat(plan.id(), plan.epoch()).leaseSeconds()).isEqualTo(30);
    }

    @Test
    void whatIsGivenBackIsForAnotherAtOnce() {
        var run = place.startRun();
        var claimed = place.claim();

        claimed.release();

        assertThatThrownBy(claimed::start).isInstanceOf(Conflict.class);
        assertThatThrownBy(claimed::release).isInstanceOf(Conflict.class);
        var planned = place.claim();
        planned.start();
        planned.release();
        assertThatThrownBy(() -> planned.report(DONE)).isInstanceOf(Conflict.class);
        var again = place.claim();
        again.start();
        assertThat(again.row().attempt()).isEqualTo(2);
        lifecycle.cancel(run, ALICE, null);
        again.release();
        assertThat(place.status(run)).isEqualTo(CANCELED);
    }

    @Test
    void anApplyIsGivenBackOnlyBeforeItStarted() throws Exception {
        var run = place.startRun();
        place.plan(true);
        lifecycle.confirm(run, ALICE, null);
        place.claim().release();
        var apply = place.claim();
        assertThatThrownBy(() -> states.keep(apply.id(), apply.epoch(), new ByteArrayInputStream(STATE)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("not started");
        apply.start();

        assertThatThrownBy(apply::release).isInstanceOf(Conflict.class);

        assertThat(place.status(run)).isEqualTo(APPLYING);
        assertThat(apply.row().status()).isEqualTo(JobStatus.STARTED);
    }

    @Test
    void aWorkerWhoseTokenIsDeletedWhileItWaitsGetsNothing() throws Exception {
        var tokens = EngineDatabase.bean(TokenDesk.class);
        var issued = tokens.issueForWorkers("soon deleted", ALICE);
        var worker = new Actor.Worker("soon deleted", issued.token().id(), null);
        place.startRun();
        place.claim("its-first", worker, 0).orElseThrow().release();

        tokens.revokeWorkerToken(issued.token().id());

        assertThat(place.claim("its-second", worker, 0)).isEmpty();
        place.claim();
    }

    /** A token that was deleted a moment ago is not good for a claim that began before. */
    @Test
    void aTokenIsDeletedOnlyBetweenClaims() throws Exception {
        var tokens = EngineDatabase.bean(TokenDesk.class);
        var stored = EngineDatabase.bean(Tokens.class);
        var token = tokens.issueForWorkers("held", ALICE).token().id();
        var deleted = new CompletableFuture<Boolean>();

        var thread = Place.step(() -> {
            assertThat(stored.hold(token)).isEqualTo(1);
            var deleting = Thread.ofPlatform().start(() -> {
                tokens.revokeWorkerToken(token);
                deleted.complete(true);
            });
            while (waiting() == 0 && !deleted.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(deleted).isNotDone();
            return deleting;
        });

        thread.join();
        assertThat(deleted).isCompletedWithValue(true);
        assertThat(Place.<Long>step(() -> stored.hold(token))).isZero();
    }

    @Test
    void aSilentPlanIsTriedAgainInTheSameLog() {
        var run = place.startRun();
        var silent = place.claim();
        long offset = silent.start();
        desk.log(silent.id(), silent.epoch(), offset, "half a pl".getBytes(StandardCharsets.UTF_8));
        expire(silent);

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
            expire(silent);
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
        expire(silent);

        sweep.sweep();

        assertThat(place.status(run)).isEqualTo(CANCELED);
    }

    @Test
    void aPlanThatWaitsForAnotherWorkerIsCanceledAtOnce() {
        var run = place.startRun();
        var silent = place.claim();
        silent.start();
        expire(silent);
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
        expire(apply);

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
        expire(apply, Duration.ofMinutes(16));

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
        expire(stale);
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
        expire(plan, Duration.ofSeconds(20));
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

    private long waiting() {
        return sql.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private double left(Place.Held job) {
        return sql.sql("select extract(epoch from lease_until - clock_timestamp())::float8 from job where id = ?")
                .param(job.id().value())
                .query(Double.class)
                .single();
    }

    private void expireIn(Place.Held job, Duration time) {
        sql.sql("update job set lease_until = clock_timestamp() + make_interval(secs => ?) where id = ?")
                .params(time.toMillis() / 1000.0, job.id().value())
                .update();
    }

    private static List<String> reasons(RunId run) {
        return EngineDatabase.bean(RunEvents.class).of(run).stream()
                .map(event -> Objects.requireNonNullElse(event.description(), ""))
                .filter(told -> !told.isEmpty())
                .toList();
    }

    private void expire(Place.Held job) {
        expire(job, Duration.ofSeconds(1));
    }

    private void expire(Place.Held job, Duration ago) {
        sql.sql("update job set lease_until = clock_timestamp() - make_interval(secs => ?) where id = ?")
                .params(ago.toSeconds(), job.id().value())
                .update();
    }
}
