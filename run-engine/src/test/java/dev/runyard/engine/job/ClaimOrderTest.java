package dev.runyard.engine.job;

import static dev.runyard.engine.support.Place.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.queue.QueuePositions;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.job.JobTurns;
import dev.runyard.persistence.limit.OrganizationLimits;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is served next, when more wait than workers are there. */
class ClaimOrderTest {
    private static final PhaseResult NOTHING = new PhaseResult.Succeeded(false, ResourceCounts.NONE);

    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final Place big = Place.make();
    private final Place small = Place.make();

    @Test
    void appliesGoBeforePlansAndPlansBeforeSpeculativeOnes() {
        var speculative = speculative(big);
        var plan = started(big);
        var other = big.beside();
        var apply = started(other);
        big.plan(false);
        other.plan(true);
        var second = started(big);
        lifecycle.confirm(apply, ALICE, null);

        assertThat(positions(List.of(apply, second, speculative))).containsExactly(1, 2, 3);
        assertThat(claims(3)).containsExactly(apply, second, speculative);
        assertThat(big.run(plan).isFinal()).isTrue();
    }

    @Test
    void aBurstOfOneOrganizationDoesNotStarveAnother() {
        for (int i = 0; i < 50; i++) {
            speculative(big);
        }
        var late = List.of(speculative(small), speculative(small));

        assertThat(claims(6)).containsAll(late);
    }

    @Test
    void withOneWorkerTwoOrganizationsTakeTurns() {
        for (int i = 0; i < 10; i++) {
            speculative(big);
        }
        execute();
        execute();
        var late = List.of(speculative(small), speculative(small), speculative(small));

        var served = new ArrayList<RunId>();
        for (int i = 0; i < 6; i++) {
            served.add(execute());
        }

        assertThat(served).containsAll(late);
    }

    @Test
    void whoWasIdleHasSavedNoTurnsUp() {
        for (int i = 0; i < 5; i++) {
            speculative(big);
            execute();
        }
        var others = new ArrayList<RunId>();
        for (int i = 0; i < 5; i++) {
            others.add(speculative(small));
            speculative(big);
        }

        var served = List.of(execute(), execute(), execute(), execute());

        assertThat(served).filteredOn(others::contains).hasSize(2);
    }

    @Test
    void anApplyMayTakeItsOrganizationsNextTurnButNoFurtherOne() {
        var applies = new ArrayList<RunId>();
        for (int i = 0; i < 4; i++) {
            var place = big.beside();
            applies.add(started(place));
            place.plan(true);
        }
        applies.forEach(run -> {
            EngineDatabase.bean(MovableClock.class).advance(Duration.ofMillis(1));
            lifecycle.confirm(run, ALICE, null);
        });
        var plan = speculative(small);

        var served = List.of(execute(), execute(), execute());

        assertThat(served.getFirst()).isEqualTo(applies.getFirst());
        assertThat(served).contains(plan);
    }

    @Test
    void theOneThatHoldsFewerWorkersIsServedFirst() {
        for (int i = 0; i < 9; i++) {
            speculative(big);
        }
        claims(4);
        var late = List.of(speculative(small), speculative(small), speculative(small), speculative(small));

        assertThat(positions(late)).containsExactly(1, 2, 3, 4);
        assertThat(claims(4)).isEqualTo(late);
    }

    @Test
    void positionsTellTheOrderOfClaims() {
        var all = new ArrayList<RunId>();
        for (int i = 0; i < 4; i++) {
            all.add(speculative(big));
        }
        claims(2);
        all.add(speculative(small));
        all.add(started(small));
        var waiting = all.subList(2, 6);

        var told = positions(waiting);
        var claimed = claims(4);

        assertThat(waiting.stream().map(run -> claimed.indexOf(run) + 1)).isEqualTo(told);
    }

    @Test
    void anOrganizationAtItsCeilingIsPassedOver() {
        ceiling(big, 2);
        for (int i = 0; i < 4; i++) {
            speculative(big);
        }
        var other = speculative(small);

        assertThat(claims(3)).contains(other);
        assertThatThrownBy(big::claim).isInstanceOf(NoSuchElementException.class);

        ceiling(big, null);
        big.claim();
    }

    @Test
    void theEndOfAPhaseMakesRoomUnderTheCeiling() {
        ceiling(big, 1);
        speculative(big);
        var second = speculative(big);
        var first = big.claim();
        first.start();
        assertThatThrownBy(big::claim).isInstanceOf(NoSuchElementException.class);

        first.report(NOTHING);

        assertThat(big.claim().row().runId()).isEqualTo(second);
    }

    @Test
    void theCeilingHoldsWhateverManyWorkersAskAtOnce() throws Exception {
        ceiling(big, 3);
        for (int i = 0; i < 12; i++) {
            speculative(big);
        }
        for (int i = 0; i < 4; i++) {
            speculative(small);
        }

        assertThat(claimTogether(12)).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void manyWorkersGetAJobEachAtOnce() throws Exception {
        for (int i = 0; i < 12; i++) {
            speculative(big);
        }

        assertThat(claimTogether(12)).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aClaimThatIsUnderWayKeepsOnlyItsOwnOrganizationBusy() throws Exception {
        speculative(big);
        speculative(big);
        var other = speculative(small);
        var turns = EngineDatabase.bean(JobTurns.class);
        var taken = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(1)) {
            var first = pool.submit(() -> Place.step(() -> {
                var turn = turns.tryNext(Integer.MAX_VALUE).orElseThrow();
                taken.countDown();
                waitFor(finish);
                return turn.getOrganization();
            }));
            waitFor(taken);

            var second = small.claim().row();
            finish.countDown();

            assertThat(first.get()).isEqualTo(big.workspace().organizationId().value());
            assertThat(second.runId()).isEqualTo(other);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<RunId> claimTogether(int workers) throws Exception {
        var runs = new ArrayList<RunId>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            Callable<RunId> claim = () -> big.claim().row().runId();
            for (var each : pool.invokeAll(Collections.nCopies(workers, claim))) {
                if (each.state() == Future.State.SUCCESS) {
                    runs.add(each.resultNow());
                } else {
                    assertThat(each.exceptionNow()).isInstanceOf(NoSuchElementException.class);
                }
            }
        }
        return runs;
    }

    /** Each a moment after the one before. */
    private static RunId speculative(Place place) {
        EngineDatabase.bean(MovableClock.class).advance(Duration.ofMillis(1));
        return place.startPlanOnlyRun();
    }

    private static RunId started(Place place) {
        EngineDatabase.bean(MovableClock.class).advance(Duration.ofMillis(1));
        return place.startRun();
    }

    /** Takes the next job, whosever it is, to its end. */
    private RunId execute() {
        var job = big.claim();
        job.start();
        job.report(NOTHING);
        return job.row().runId();
    }

    private List<RunId> claims(int number) {
        var runs = new ArrayList<RunId>();
        for (int i = 0; i < number; i++) {
            runs.add(big.claim().row().runId());
        }
        return runs;
    }

    private static List<Integer> positions(List<RunId> runs) {
        var rows = EngineDatabase.bean(Runs.class).findAllById(runs);
        var places = EngineDatabase.bean(QueuePositions.class).of(rows);
        return runs.stream().map(places::get).toList();
    }

    private static void ceiling(Place place, @Nullable Integer ceiling) {
        Place.step(() -> {
            EngineDatabase.bean(Organizations.class)
                    .findById(place.workspace().organizationId())
                    .orElseThrow()
                    .limit(new OrganizationLimits(ceiling, null, null));
            return place;
        });
    }
}
