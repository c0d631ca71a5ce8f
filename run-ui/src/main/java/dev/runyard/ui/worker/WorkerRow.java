package dev.runyard.ui.worker;

import dev.runyard.persistence.worker.Worker;
import dev.runyard.persistence.worker.WorkerStatus;
import dev.runyard.ui.page.Moment;
import dev.runyard.ui.run.Badge;
import dev.runyard.ui.run.Badge.Tone;
import java.util.List;

/**
 * A worker in a list.
 *
 * @param jobs how many phases it executes of how many at once
 * @param labels each as {@code key=value}
 * @param gone whether it may be taken off the list
 */
public record WorkerRow(
        String id,
        String name,
        Badge badge,
        String version,
        String jobs,
        List<String> labels,
        String address,
        Moment heard,
        boolean gone) {

    public static WorkerRow of(Worker worker) {
        var told = worker.told();
        return new WorkerRow(
                worker.id().value(),
                told.name(),
                badge(worker.status()),
                told.version(),
                worker.jobs() + " of " + told.concurrency(),
                told.labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .toList(),
                told.address(),
                new Moment(worker.lastPingAt()),
                !worker.status().isAtWork());
    }

    private static Badge badge(WorkerStatus status) {
        return switch (status) {
            case IDLE -> new Badge("Idle", Tone.GOOD);
            case BUSY -> new Badge("Busy", Tone.RUNNING);
            case UNKNOWN -> new Badge("Unknown", Tone.ATTENTION);
            case ERRORED -> new Badge("Errored", Tone.BAD);
            case EXITED -> new Badge("Exited", Tone.OVER);
        };
    }
}
