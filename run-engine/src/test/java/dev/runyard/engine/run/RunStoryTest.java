package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunStoryTest {
    private static final PhaseResult DONE = new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0));

    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final Place place = Place.make();

    @Test
    void aRunPlansWaitsAndApplies() {
        var run = place.startRun();
        assertThat(place.status(run)).isEqualTo(PLAN_QUEUED);

        place.plan(true);
        assertThat(place.status(run)).isEqualTo(PLANNED);
        assertThat(place.run(run).hasChanges()).isTrue();

        lifecycle.confirm(run, ALICE, "looks good");
        var apply = place.claim();
        apply.start();
        assertThat(place.status(run)).isEqualTo(APPLYING);
        apply.report(DONE);

        assertThat(place.status(run)).isEqualTo(APPLIED);
        assertThat(place.workspace().currentRunId()).isNull();
        assertThat(EngineDatabase.bean(RunEvents.class).of(run))
                .extracting(event -> event.action().wireName())
                .containsExactly(
                        "queue_plan",
                        "start_plan",
                        "finish_plan",
                        "confirm",
                        "queue_apply",
                        "start_apply",
                        "finish_apply");
    }

    /** Terraform reads a run once when its plan has ended, and applies nothing when it cannot be confirmed by then. */
    @Test
    void theEndOfAPlanAndAllThatItMeansAreWrittenInOneTransaction() {
        var run = place.startRun();

        place.plan(true);

        var writers = EngineDatabase.bean(JdbcClient.class)
                .sql("select cast(xmin as text) from run where id = :run"
                        + " union select cast(p.xmin as text) from phase p where p.run_id = :run and p.kind = 'plan'"
                        + " union select cast(e.xmin as text) from run_event e where e.run_id = :run"
                        + " and e.action = 'finish_plan'"
                        + " union select cast(c.xmin as text) from log_chunk c join phase p on p.id = c.phase_id"
                        + " where p.run_id = :run and p.kind = 'plan' and c.start_offset = (select max(start_offset)"
                        + " from log_chunk where phase_id = p.id)")
                .param("run", run.value())
                .query(String.class)
                .list();
        assertThat(place.run(run).hasChanges()).isTrue();
        assertThat(writers).hasSize(1);
    }

    @Test
    void theSecondRunWaitsForTheFirst() {
        var first = place.startRun();
        var second = place.startRun();

        place.plan(true);
        assertThat(place.status(second)).isEqualTo(PENDING);
        assertThat(place.workspace().currentRunId()).isEqualTo(first);

        lifecycle.discard(first, ALICE, null);
        assertThat(place.status(second)).isEqualTo(PLAN_QUEUED);
        assertThat(place.workspace().currentRunId()).isEqualTo(second);
    }

    @Test
    void aPlanOnlyRunStartsBesideTheQueue() {
        var first = place.startRun();
        var speculative = place.startPlanOnlyRun();

        assertThat(place.status(speculative)).isEqualTo(PLAN_QUEUED);
        assertThat(place.run(speculative).queuePosition()).isNull();
        assertThat(place.workspace().currentRunId()).isEqualTo(first);
    }

    @Test
    void theReportOfAnAutoApplyingPlanQueuesItsApplyInTheSameStep() {
        var auto = Place.make(true);
        var run = auto.startRun();

        auto.plan(true);

        assertThat(auto.status(run)).isEqualTo(APPLY_QUEUED);
    }

    @Test
    void aPlanWithoutChangesEndsTheRunAndLetsTheNextOneStart() {
        var first = place.startRun();
        var second = place.startRun();

        place.plan(false);

        assertThat(place.status(first)).isEqualTo(PLANNED_AND_FINISHED);
        assertThat(place.status(second)).isEqualTo(PLAN_QUEUED);
        assertThat(EngineDatabase.bean(Phases.class).findById(place.run(first).applyId()))
                .hasValueSatisfying(apply -> assertThat(apply.status()).isEqualTo(PhaseStatus.UNREACHABLE));
    }

    @Test
    void aRunThatOnlyWaitsIsCanceledAtOnce() {
        var first = place.startRun();
        var second = place.startRun();

        lifecycle.cancel(second, ALICE, null);
        lifecycle.cancel(first, ALICE, null);

        assertThat(place.status(second)).isEqualTo(CANCELED);
        assertThat(place.status(first)).isEqualTo(CANCELED);
        assertThat(place.workspace().currentRunId()).isNull();
    }

    @Test
    void aWaitingRunCanBeDiscarded() {
        place.startRun();
        var second = place.startRun();

        lifecycle.discard(second, ALICE, null);

        assertThat(place.status(second)).isEqualTo(DISCARDED);
    }

    @Test
    void aRunningPhaseIsAskedToStopAndHoldsItsWorkspaceUntilItsWorkerHasReported() {
        var run = place.startRun();
        var plan = place.claim();
        plan.start();

        lifecycle.cancel(run, ALICE, null);
        assertThat(place.status(run)).isEqualTo(PLANNING);
        assertThat(place.workspace().currentRunId()).isEqualTo(run);

        plan.report(new PhaseResult.Stopped(ResourceCounts.NONE));
        assertThat(place.status(run)).isEqualTo(CANCELED);
        assertThat(place.workspace().currentRunId()).isNull();
    }

    @Test
    void anApplyThatWaitsForAWorkerCanBeCanceled() {
        var run = place.startRun();
        place.plan(true);
        lifecycle.confirm(run, ALICE, null);

        lifecycle.cancel(run, ALICE, null);

        assertThat(place.status(run)).isEqualTo(CANCELED);
        assertThatThrownBy(place::claim).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void aRunningApplyIsAskedToStop() {
        var run = place.startRun();
        place.plan(true);
        lifecycle.confirm(run, ALICE, null);
        var apply = place.claim();
        apply.start();

        lifecycle.cancel(run, ALICE, null);
        assertThat(place.status(run)).isEqualTo(APPLYING);
        apply.report(new PhaseResult.Stopped(ResourceCounts.NONE));

        assertThat(place.status(run)).isEqualTo(CANCELED);
    }

    @Test
    void aFailedPhaseFailsTheRunAndTellsWhy() {
        var run = place.startRun();
        var plan = place.claim();
        plan.start();
        plan.report(new PhaseResult.Failed("terraform plan ended with 1", ResourceCounts.NONE));
        assertThat(place.status(run)).isEqualTo(ERRORED);
        assertThat(EngineDatabase.bean(RunEvents.class).of(run).getLast().description())
                .isEqualTo("terraform plan ended with 1");

        var next = place.startRun();
        place.plan(true);
        lifecycle.confirm(next, ALICE, null);
        var apply = place.claim();
        apply.start();
        apply.report(new PhaseResult.Failed("terraform apply ended with 1", ResourceCounts.NONE));
        assertThat(place.status(next)).isEqualTo(ERRORED);
    }

    @Test
    void whatTheStatusDoesNotAllowIsRefusedWithTheDocumentedText() {
        var run = place.startRun();

        assertThatThrownBy(() -> lifecycle.confirm(run, ALICE, "never kept"))
                .isInstanceOf(Conflict.class)
                .hasMessage("Run was not paused for confirmation; apply not allowed.");
        place.plan(false);
        assertThatThrownBy(() -> lifecycle.cancel(run, ALICE, null)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> lifecycle.discard(run, ALICE, null)).isInstanceOf(Conflict.class);
    }

    @Test
    void aSecondCancelIsRefusedWhileTheFirstIsUnderWay() {
        var run = place.startRun();
        place.claim().start();
        lifecycle.cancel(run, ALICE, null);

        assertThatThrownBy(() -> lifecycle.cancel(run, ALICE, null)).isInstanceOf(Conflict.class);
    }

    @Test
    void concurrentRequestsGetPositionsInARowAndOneOfThemHoldsTheWorkspace() throws Exception {
        int requests = 12;
        var configuration = place.configuration(false);
        var runs = new ArrayList<RunId>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var waiting = new ArrayList<Future<RunId>>();
            for (int i = 0; i < requests; i++) {
                waiting.add(pool.submit(() -> place.startRun(place.request(configuration, RunSource.API))));
            }
            for (Future<RunId> run : waiting) {
                runs.add(run.get());
            }
        }

        assertThat(runs.stream().map(run -> place.run(run).queuePosition()).sorted())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, requests)
                        .boxed()
                        .toList());
        assertThat(runs).filteredOn(run -> place.status(run) == PLAN_QUEUED).hasSize(1);
        assertThat(runs).filteredOn(run -> place.status(run) == PENDING).hasSize(requests - 1);
    }

    @Test
    void runsOfAWorkspaceGoInTheOrderTheyCame() {
        var runs = List.of(place.startRun(), place.startRun(), place.startRun());

        for (RunId run : runs) {
            assertThat(place.workspace().currentRunId()).isEqualTo(run);
            place.plan(false);
        }
        assertThat(place.workspace().currentRunId()).isNull();
    }

    @Test
    void theCliThatRepeatsItselfGetsTheRunItHas() {
        var request = place.request(place.configuration(false), RunSource.TERRAFORM_CLOUD);

        assertThat(place.startRun(request)).isEqualTo(place.startRun(request));
    }

    @Test
    void aProgramThatAsksTwiceGetsTwoRuns() {
        var request = place.request(place.configuration(false), RunSource.API);

        assertThat(place.startRun(request)).isNotEqualTo(place.startRun(request));
    }
}
