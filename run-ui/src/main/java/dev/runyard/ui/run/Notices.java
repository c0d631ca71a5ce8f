package dev.runyard.ui.run;

import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.ui.page.Moment;
import dev.runyard.ui.place.RunPlace;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out why a run waits, what is wrong with it, and why it ended. */
@Component
final class Notices {
    private final Waiting waiting;
    private final RecoverySnapshots recoveries;

    Notices(Waiting waiting, RecoverySnapshots recoveries) {
        this.recoveries = recoveries;
        this.waiting = waiting;
    }

    List<Notice> about(RunPlace place, List<Job> jobs, List<RunEvent> events) {
        var run = place.run();
        var notices = new ArrayList<Notice>();
        if (!run.isFinal() && jobs.stream().allMatch(job -> job.silentSince() == null)) {
            waits(place, notices);
        }
        jobs.forEach(job -> about(job, notices));
        aboutEnd(run, events, notices);
        aboutLateStates(place, notices);
        return notices;
    }

    /** What waits for a decision says so by its status. */
    private void waits(RunPlace place, List<Notice> notices) {
        var asked = List.of(place.run());
        var reason = waiting.reasons(asked, run -> place.surroundings()::path)
                .get(place.run().id());
        if (reason != null && reason.tone() == Badge.Tone.WAITING) {
            notices.add(reason);
            var position = waiting.positions(asked).get(place.run().id());
            if (position != null) {
                notices.add(Notice.of(Badge.Tone.WAITING, "Its place in the queue is " + position + "."));
            }
        }
    }

    private static void about(Job job, List<Notice> notices) {
        if (job.silentSince() != null) {
            notices.add(new Notice(
                    Badge.Tone.BAD,
                    "Worker " + job.worker() + " is silent. The workspace stays held until it is known what became of"
                            + " the process. Silent since",
                    Moment.of(job.silentSince()),
                    null));
        }
    }

    private void aboutLateStates(RunPlace place, List<Notice> notices) {
        if (!recoveries.keptOfRuns(List.of(place.run().id().value())).isEmpty()) {
            var around = place.surroundings();
            notices.add(new Notice(
                    Badge.Tone.ATTENTION,
                    "A state of this run came too late to count. It is kept until somebody accepts or drops it.",
                    null,
                    around.showsStates() ? new Notice.Link(around.recoveriesPath(), "Recovery snapshots") : null));
        }
    }

    private static void aboutEnd(Run run, List<RunEvent> events, List<Notice> notices) {
        if (run.isFinal()) {
            String reason = events.stream()
                    .filter(event -> event.from() != event.to() || event.action() == RunAction.STOP)
                    .reduce((earlier, later) -> later)
                    .map(RunEvent::description)
                    .orElse(null);
            if (reason != null) {
                notices.add(Notice.of(Badge.of(run.status()).tone(), reason));
            }
        } else if (run.cancellation().isRequested()) {
            notices.add(new Notice(
                    Badge.Tone.ATTENTION,
                    "Stopping: the run ends as soon as its process has. Cancel was requested",
                    Moment.of(run.cancellation().requestedAt()),
                    null));
        }
    }
}
