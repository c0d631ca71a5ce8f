package dev.runyard.ui.run;

import dev.runyard.engine.queue.QueuePositions;
import dev.runyard.engine.queue.WaitingReason;
import dev.runyard.engine.queue.WaitingReasons;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.ui.page.Moment;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells people what runs wait for, and how far they have come; as many queries for many runs as for one. */
@Component
public final class Waiting {
    private final WaitingReasons reasons;
    private final QueuePositions positions;

    Waiting(WaitingReasons reasons, QueuePositions positions) {
        this.reasons = reasons;
        this.positions = positions;
    }

    /** Returns what each of the runs waits for; those that wait for nothing are left out. */
    public Map<RunId, Notice> reasons(Collection<Run> runs, Function<Run, Function<RunId, String>> pathOf) {
        var found = reasons.of(runs);
        var notices = new HashMap<RunId, Notice>();
        for (Run run : runs) {
            var reason = found.get(run.id());
            if (reason != null) {
                notices.put(run.id(), notice(reason, pathOf.apply(run)));
            }
        }
        return notices;
    }

    /** Returns the places of those that wait for their turn or for a worker, counted from 1. */
    public Map<RunId, Integer> positions(Collection<Run> runs) {
        return positions.of(runs);
    }

    private static Notice notice(WaitingReason reason, Function<RunId, String> path) {
        var since = Moment.of(reason.since());
        return switch (reason.kind()) {
            case RUN -> held(reason, path);
            case LOCK -> new Notice(Badge.Tone.WAITING, "Waiting: the workspace is locked. Since", since, null);
            case CAPACITY ->
                new Notice(
                        Badge.Tone.WAITING,
                        "Waiting: the organization has as many phases at work as it may. Since",
                        since,
                        null);
            case APPROVAL ->
                new Notice(Badge.Tone.ATTENTION, "Waiting for somebody to confirm or discard it since", since, null);
            case POOL ->
                new Notice(
                        Badge.Tone.WAITING, "Waiting for an agent of the pool " + reason.id() + " since", since, null);
            case WORKER -> new Notice(Badge.Tone.WAITING, worker(reason), since, null);
        };
    }

    private static Notice held(WaitingReason reason, Function<RunId, String> path) {
        var holder = new RunId(String.valueOf(reason.id()));
        var link = new Notice.Link(path.apply(holder), holder.value());
        return new Notice(Badge.Tone.WAITING, "Waiting for its turn: the workspace is held by", null, link);
    }

    private static String worker(WaitingReason reason) {
        return reason.id() == null ? "Waiting for a worker since" : "Waiting for the worker " + reason.id() + " since";
    }
}
