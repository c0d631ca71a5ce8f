package dev.runyard.api.run;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.api.jsonapi.View;
import dev.runyard.engine.run.Snapshot;
import dev.runyard.engine.run.SnapshotStore;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.runtrigger.TriggeredRuns;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is shown of a run but kept elsewhere, loaded for all runs of a document at once. */
@Component
final class RunDetails {
    private final Timeline timeline;
    private final SnapshotStore snapshots;
    private final TriggeredRuns triggered;
    private final RecoverySnapshots recoveries;

    RunDetails(Timeline timeline, SnapshotStore snapshots, TriggeredRuns triggered, RecoverySnapshots recoveries) {
        this.recoveries = recoveries;
        this.timeline = timeline;
        this.snapshots = snapshots;
        this.triggered = triggered;
    }

    /** When each run came into its statuses, the last time where it was in one more than once. */
    Column<Run, Object> timestamps(List<Run> runs, View view) {
        var byRun = timeline.steps(ids(runs), view);
        return run -> {
            var at = new LinkedHashMap<String, Instant>();
            at.put(name(RunStatus.PENDING), run.createdAt());
            var forced = run.cancellation().forcedAt();
            if (forced != null) {
                at.put("force-canceled-at", forced);
            }
            for (var event : byRun.getOrDefault(run.id(), List.of())) {
                if (event.from() != event.to()) {
                    at.put(name(event.to()), event.createdAt());
                }
            }
            return new StatusTimestamps(at);
        };
    }

    /** HCP Terraform tells since when a run could be planned, not since when it is pending. */
    private static String name(RunStatus status) {
        return status == RunStatus.PENDING
                ? "plan-queueable-at"
                : status.wireName().replace('_', '-') + "-at";
    }

    /** Who let each run apply; none for one that applies by itself. */
    Column<Run, String> confirmedBy(List<Run> runs, View view) {
        var by = new HashMap<RunId, String>();
        timeline.steps(ids(runs), view)
                .forEach((run, happened) -> happened.stream()
                        .filter(event -> event.action() == RunAction.CONFIRM)
                        .flatMap(event -> Optional.ofNullable(event.actor().userId()).stream())
                        .findFirst()
                        .ifPresent(user -> by.put(run, user.value())));
        return run -> by.get(run.id());
    }

    Column<Run, List<String>> events(List<Run> runs, View view) {
        var all = ids(runs);
        return run -> timeline.of(run.id(), all, view).stream()
                .map(event -> event.id().value())
                .toList();
    }

    Column<Run, List<String>> comments(List<Run> runs, View view) {
        var byRun = timeline.comments(ids(runs), view);
        return run -> byRun.getOrDefault(run.id(), List.of()).stream()
                .map(comment -> comment.id().value())
                .toList();
    }

    /** The run whose apply made each run, where a run trigger did. */
    Column<Run, String> triggeredBy(List<Run> runs) {
        var made = runs.stream()
                .filter(run -> run.source() == RunSource.RUN_TRIGGER)
                .map(Run::id)
                .toList();
        var sources = new HashMap<RunId, String>();
        triggered
                .findAllById(made)
                .forEach(run -> sources.put(run.id(), run.sourceRunId().value()));
        return run -> sources.get(run.id());
    }

    /** How many states of each run came too late, and wait for somebody to decide about them. */
    Column<Run, Object> recoverySnapshots(List<Run> runs) {
        var kept = recoveries
                .keptOfRuns(runs.stream().map(run -> run.id().value()).toList())
                .stream()
                .collect(toMap(RecoverySnapshots.Kept::getOwner, RecoverySnapshots.Kept::getKept));
        return run -> kept.getOrDefault(run.id().value(), 0L);
    }

    Column<Run, Object> variables(List<Run> runs) {
        var read = snapshots.readAll(ids(runs));
        return run -> read.getOrDefault(run.id(), Snapshot.EMPTY).runVariables().stream()
                .map(variable -> Map.of("key", variable.key(), "value", variable.value()))
                .toList();
    }

    private static List<RunId> ids(List<Run> runs) {
        return runs.stream().map(Run::id).toList();
    }
}
