package dev.runyard.ui.run;

import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.ui.page.Moment;
import dev.runyard.ui.place.RunPlace;
import java.util.ArrayList;
import java.util.List;

/** Finds out why a run waits, what is wrong with it, and why it ended. */
final class Notices {
    private Notices() {}

    static List<Notice> about(RunPlace place, List<Job> jobs, List<RunEvent> events) {
        var notices = new ArrayList<Notice>();
        if (place.run().status() == RunStatus.PENDING || place.run().status() == RunStatus.CONFIRMED) {
            notices.add(turn(place));
        }
        jobs.forEach(job -> about(job, notices));
        aboutEnd(place.run(), events, notices);
        return notices;
    }

    private static Notice turn(RunPlace place) {
        var workspace = place.surroundings().workspace();
        var current = workspace.currentRunId();
        if (current != null && !current.equals(place.run().id())) {
            var link = new Notice.Link(place.surroundings().path(current), current.value());
            return new Notice(Badge.Tone.WAITING, "Waiting for its turn: the workspace is held by", null, link);
        }
        if (workspace.lock() != null) {
            return Notice.of(Badge.Tone.WAITING, "Waiting: the workspace is locked.");
        }
        return Notice.of(Badge.Tone.WAITING, "Waiting for its turn.");
    }

    private static void about(Job job, List<Notice> notices) {
        if (job.status() == JobStatus.QUEUED) {
            notices.add(new Notice(Badge.Tone.WAITING, "Waiting for a worker since", Moment.of(job.queuedAt()), null));
        }
        if (job.silentSince() != null) {
            notices.add(new Notice(
                    Badge.Tone.BAD,
                    "Worker " + job.worker() + " is silent. The workspace stays held until it is known what became of"
                            + " the process. Silent since",
                    Moment.of(job.silentSince()),
                    null));
        }
    }

    private static void aboutEnd(Run run, List<RunEvent> events, List<Notice> notices) {
        if (run.isFinal()) {
            String reason = events.stream()
                    .filter(event -> event.from() != event.to())
                    .reduce((earlier, later) -> later)
                    .map(RunEvent::description)
                    .orElse(null);
            if (reason != null) {
                notices.add(Notice.of(Badge.of(run.status()).tone(), reason));
            }
        } else if (run.cancelRequestedAt() != null) {
            notices.add(new Notice(
                    Badge.Tone.ATTENTION,
                    "Stopping: the run ends as soon as its process has. Cancel was requested",
                    Moment.of(run.cancelRequestedAt()),
                    null));
        }
    }
}
