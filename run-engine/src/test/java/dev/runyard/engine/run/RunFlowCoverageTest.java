package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunAction.*;
import static dev.runyard.persistence.run.RunStatus.CANCELED;
import static dev.runyard.persistence.run.RunStatus.CONFIRMED;
import static dev.runyard.persistence.run.RunStatus.PENDING;
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
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes every row of {@link RunFlow} with a real run, by the doors that people and workers have. A row that nothing leads
 * to is a promise that nobody keeps; the test of it fails.
 */
class RunFlowCoverageTest {
    private static final ResourceCounts ONE = new ResourceCounts(1, 0, 0, 0);

    /** How an action comes about. Those that the engine takes by itself, in the step of another, need nobody. */
    private static final Map<RunAction, Consumer<Way>> CAUSES = new EnumMap<>(RunAction.class);

    /** What sort of run it takes for an action; a plain one unless it is named here. */
    private static final Map<RunAction, Function<Place, RunId>> STARTS = new EnumMap<>(RunAction.class);

    /** The actions before those rows that the shortest way does not lead to. */
    private static final Map<Row, List<RunAction>> DETOURS = new HashMap<>();

    static {
        CAUSES.put(QUEUE_PLAN, way -> way.lifecycle().cancel(way.holder(), ALICE, null));
        CAUSES.put(START_PLAN, Way::claimAndStart);
        CAUSES.put(PLAN_AGAIN, Way::fallSilent);
        CAUSES.put(FINISH_PLAN, way -> {
            way.job().keepArtifact();
            way.report(new PhaseResult.Succeeded(true, ONE));
        });
        CAUSES.put(PLAN_AND_SAVE, CAUSES.get(FINISH_PLAN));
        CAUSES.put(PLAN_AND_FINISH, way -> way.report(new PhaseResult.Succeeded(false, ResourceCounts.NONE)));
        CAUSES.put(CONFIRM, way -> way.lifecycle().confirm(way.run(), ALICE, null));
        CAUSES.put(QUEUE_APPLY, way -> {});
        CAUSES.put(START_APPLY, Way::claimAndStart);
        CAUSES.put(FINISH_APPLY, way -> way.report(new PhaseResult.Succeeded(true, ONE)));
        CAUSES.put(FAIL, way -> way.report(new PhaseResult.Failed("terraform ended with 1", ResourceCounts.NONE)));
        CAUSES.put(STOP, Way::reportTheEnd);
        CAUSES.put(CANCEL, way -> way.lifecycle().cancel(way.run(), ALICE, null));
        CAUSES.put(DISCARD_STALE, Way::changeState);
        CAUSES.put(DISCARD, way -> way.lifecycle().discard(way.run(), ALICE, null));
        CAUSES.put(FORCE_CANCEL, way -> {
            way.lifecycle().cancel(way.run(), ALICE, null);
            EngineDatabase.bean(MovableClock.class).advance(Duration.ofMinutes(1));
            way.lifecycle().forceCancel(way.run(), ALICE, null);
        });
        CAUSES.put(ADMIN_CANCEL, way -> way.lifecycle().adminCancel(way.run(), ALICE, null));
        CAUSES.put(FORCE_EXECUTE, way -> {
            way.place().plan(true);
            EngineDatabase.bean(ForceExecution.class).execute(way.run(), ALICE);
        });
        CAUSES.put(
                RETRY,
                way -> EngineDatabase.bean(RunRetry.class)
                        .retry(way.run(), new RunRetry.Wish(RunSource.API, null, null), ALICE));

        STARTS.put(PLAN_AND_SAVE, RunFlowCoverageTest::savedPlanInALockedWorkspace);
        STARTS.put(RETRY, place -> {
            var run = place.startPlanOnlyRun();
            EngineDatabase.bean(RunLifecycle.class)
                    .cancel(Objects.requireNonNull(place.workspace().currentRunId()), ALICE, null);
            return run;
        });

        DETOURS.put(new Row(CANCELED, STOP), List.of(QUEUE_PLAN, START_PLAN, FORCE_CANCEL));
        DETOURS.put(new Row(CANCELED, RETRY), List.of(QUEUE_PLAN, CANCEL));
    }

    /** Rows that only a saved plan takes, though others come to their status, too: it waits there for its turn. */
    private static final Set<Row> OF_SAVED_PLANS =
            Set.of(new Row(CONFIRMED, CANCEL), new Row(CONFIRMED, DISCARD_STALE), new Row(CONFIRMED, ADMIN_CANCEL));

    private static RunId savedPlanInALockedWorkspace(Place place) {
        var holder = Objects.requireNonNull(place.workspace().currentRunId());
        EngineDatabase.bean(RunLifecycle.class).cancel(holder, ALICE, null);
        EngineDatabase.bean(WorkspaceLocks.class).lock(place.workspaceId(), null, ALICE);
        return place.startRun(RunOptions.PLAIN.withSavePlan(true));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsTakenByARun(Row row) {
        var place = Place.make();
        var holder = place.startRun();
        var path = row.path();
        var start = path.stream().map(Row::action).filter(STARTS::containsKey).findFirst();
        var run = start.map(STARTS::get).orElse(Place::startRun).apply(place);
        var way = new Way(place, holder, run, new ArrayList<>());

        for (Row step : path) {
            way.take(step);
        }
    }

    static Stream<Row> rows() {
        return Stream.of(RunStatus.values())
                .flatMap(from -> RunFlow.actions(from).stream().map(action -> new Row(from, action)));
    }

    /** A row of the table. */
    record Row(RunStatus from, RunAction action) {
        RunStatus to() {
            return RunFlow.next(from, action).orElseThrow();
        }

        /** Returns a way from a new run to this row, and the row itself as the last step. */
        List<Row> path() {
            var detour = DETOURS.get(this);
            return detour == null ? shortestPath() : path(detour);
        }

        private List<Row> path(List<RunAction> actions) {
            List<Row> path = List.of();
            for (RunAction next : actions) {
                path = plus(path, new Row(end(path), next));
            }
            return plus(path, this);
        }

        private List<Row> shortestPath() {
            var seen = EnumSet.of(PENDING);
            var ahead = new ArrayDeque<>(List.of(List.<Row>of()));
            while (end(ahead.element()) != from) {
                var path = ahead.remove();
                for (RunAction next : RunFlow.actions(end(path))) {
                    var row = new Row(end(path), next);
                    if ((next != FINISH_PLAN || !OF_SAVED_PLANS.contains(this)) && seen.add(row.to())) {
                        ahead.add(plus(path, row));
                    }
                }
            }
            return plus(ahead.element(), this);
        }

        private static RunStatus end(List<Row> path) {
            return path.isEmpty() ? PENDING : path.getLast().to();
        }

        private static List<Row> plus(List<Row> rows, Row last) {
            return Stream.concat(rows.stream(), Stream.of(last)).toList();
        }

        @Override
        public String toString() {
            return from + " on " + action + " to " + to();
        }
    }

    /**
     * A run on its way.
     *
     * @param holder the run that holds the workspace at first, so that this one can be seen pending
     * @param held the attempts that were started for it, the last one at the end
     */
    record Way(Place place, RunId holder, RunId run, List<Place.Held> held) {
        void take(Row step) {
            if (!isTaken(step)) {
                var cause = Optional.ofNullable(CAUSES.get(step.action()));
                assertThat(cause)
                        .as("say in CAUSES how %s comes about", step.action())
                        .isPresent();
                cause.get().accept(this);
            }
            assertThat(isTaken(step))
                    .as("%s; the run is %s", step, place.status(run))
                    .isTrue();
        }

        private boolean isTaken(Row row) {
            return EngineDatabase.bean(RunEvents.class).of(run).stream()
                    .anyMatch(event ->
                            event.from() == row.from() && event.action() == row.action() && event.to() == row.to());
        }

        RunLifecycle lifecycle() {
            return EngineDatabase.bean(RunLifecycle.class);
        }

        void claimAndStart() {
            var job = place.claim();
            job.start();
            held.add(job);
        }

        void fallSilent() {
            EngineDatabase.bean(JdbcClient.class)
                    .sql("update job set lease_until = clock_timestamp() - interval '1 second' where id = ?")
                    .param(job().id().value())
                    .update();
            EngineDatabase.bean(PhaseLifecycle.class).leaseExpired(job().id());
        }

        void changeState() {
            EngineDatabase.bean(StateStore.class)
                    .create(place.workspaceId(), new StateText(1, "line-a", "hello").inline(), ALICE);
        }

        Place.Held job() {
            return held.getLast();
        }

        void report(PhaseResult result) {
            job().report(result);
        }

        /** A worker that was fenced is refused, but what it says is heard. */
        void reportTheEnd() {
            var end = new PhaseResult.Stopped(ResourceCounts.NONE);
            if (RunFlow.isFinal(place.status(run))) {
                assertThatThrownBy(() -> report(end)).isInstanceOf(Conflict.class);
            } else {
                report(end);
            }
        }
    }
}
