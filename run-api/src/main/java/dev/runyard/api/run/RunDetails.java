package dev.runyard.api.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.api.jsonapi.View;
import dev.runyard.engine.run.Snapshot;
import dev.runyard.engine.run.SnapshotStore;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.Comments;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
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
    private final RunEvents events;
    private final Comments comments;
    private final SnapshotStore snapshots;
    private final Jobs jobs;

    RunDetails(RunEvents events, Comments comments, SnapshotStore snapshots, Jobs jobs) {
        this.events = events;
        this.comments = comments;
        this.snapshots = snapshots;
        this.jobs = jobs;
    }

    /** When each run came into its statuses, the last time where it was in one more than once. */
    Column<Run, Object> timestamps(List<Run> runs, View view) {
        var byRun = eventsOf(runs, view);
        return run -> {
            var at = new LinkedHashMap<String, Instant>();
            at.put(name(RunStatus.PENDING), run.createdAt());
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
        eventsOf(runs, view)
                .forEach((run, happened) -> happened.stream()
                        .filter(event -> event.action() == RunAction.CONFIRM)
                        .flatMap(event -> Optional.ofNullable(event.actor().userId()).stream())
                        .findFirst()
                        .ifPresent(user -> by.put(run, user.value())));
        return run -> by.get(run.id());
    }

    Column<Run, List<String>> events(List<Run> runs, View view) {
        var byRun = eventsOf(runs, view);
        return run -> byRun.getOrDefault(run.id(), List.of()).stream()
                .map(event -> event.id().value())
                .toList();
    }

    Column<Run, List<String>> comments(List<Run> runs) {
        var byRun = comments.ofAll(ids(runs)).stream()
                .collect(groupingBy(
                        Comment::runId, mapping(comment -> comment.id().value(), toList())));
        return run -> byRun.get(run.id());
    }

    /** The place of each run among all that wait for a worker; 0 for a run that does not. */
    Column<Run, Object> positions(List<Run> runs) {
        var places = new HashMap<String, Integer>();
        jobs.places(ids(runs).stream().map(RunId::value).toList())
                .forEach(place -> places.put(place.getRun(), place.getPlace()));
        return run -> places.getOrDefault(run.id().value(), 0);
    }

    Column<Run, Object> variables(List<Run> runs) {
        var read = snapshots.readAll(ids(runs));
        return run -> read.getOrDefault(run.id(), Snapshot.EMPTY).runVariables().stream()
                .map(variable -> Map.of("key", variable.key(), "value", variable.value()))
                .toList();
    }

    private Map<RunId, List<RunEvent>> eventsOf(List<Run> runs, View view) {
        var ids = ids(runs);
        return view.once(
                List.of(RunEvent.class, ids), () -> events.ofAll(ids).stream().collect(groupingBy(RunEvent::runId)));
    }

    private static List<RunId> ids(List<Run> runs) {
        return runs.stream().map(Run::id).toList();
    }
}
