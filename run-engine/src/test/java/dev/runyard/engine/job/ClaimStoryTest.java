package dev.runyard.engine.job;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Tokens;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was claimed: by whom it is held, how long without being started, and how it is given back. */
class ClaimStoryTest {
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
        lost.expire();

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
        place.claim().expire();

        sweep.sweep();

        place.claim().start();
        assertThat(place.status(run)).isEqualTo(APPLYING);
    }

    /** Nothing ran, so that nobody has to wait for as long as terraform may be silent. */
    @Test
    void aClaimIsGoodForAFewSecondsAndAStartForLonger() {
        place.startRun();
        var plan = place.claim("claim-1");
        assertThat(plan.secondsLeft()).isBetween(1.0, 5.0);

        plan.expireIn(Duration.ofMillis(900));
        place.claim("claim-1");
        assertThat(plan.secondsLeft()).as("when it is repeated").isBetween(1.0, 5.0);
        plan.expireIn(Duration.ofMillis(900));
        assertThat(desk.heartbeat(plan.id(), plan.epoch()).leaseSeconds()).isEqualTo(5);
        assertThat(plan.secondsLeft()).as("when it is renewed").isBetween(1.0, 5.0);

        plan.start();
        assertThat(plan.secondsLeft()).isBetween(6.0, 30.0);
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

    private long waiting() {
        return sql.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }
}
