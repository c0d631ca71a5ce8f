package dev.runyard.ui.run;

import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.ui.page.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan or the apply of a run.
 *
 * @param name {@code plan} or {@code apply}
 * @param counts what it would change, or has changed; none before it is over
 * @param where the worker, its sandbox and what held for the network; null before a worker has it
 */
record PhasePanel(
        String name,
        String title,
        Badge badge,
        List<Count> counts,
        @Nullable Moment startedAt,
        @Nullable String took,
        @Nullable String where) {

    /** How many resources share a fate, such as "2 to add". */
    record Count(String kind, int number, String words) {}

    static PhasePanel of(Phase phase, @Nullable Job job) {
        return new PhasePanel(
                phase.kind().wireName(),
                phase.kind() == PhaseKind.PLAN ? "Plan" : "Apply",
                Badge.of(phase.status()),
                counts(phase),
                Moment.of(phase.startedAt()),
                took(phase),
                job == null || job.worker() == null ? null : where(job));
    }

    private static List<Count> counts(Phase phase) {
        if (phase.status() != PhaseStatus.FINISHED) {
            return List.of();
        }
        boolean planned = phase.kind() == PhaseKind.PLAN;
        var counts = new ArrayList<Count>();
        if (phase.resourceImports() > 0) {
            counts.add(new Count("import", phase.resourceImports(), planned ? "to import" : "imported"));
        }
        counts.add(new Count("add", phase.resourceAdditions(), planned ? "to add" : "added"));
        counts.add(new Count("change", phase.resourceChanges(), planned ? "to change" : "changed"));
        counts.add(new Count("destroy", phase.resourceDestructions(), planned ? "to destroy" : "destroyed"));
        return counts;
    }

    private static @Nullable String took(Phase phase) {
        var started = phase.startedAt();
        var ended = phase.endedAt();
        return started == null || ended == null ? null : text(Duration.between(started, ended));
    }

    private static String text(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() < 1 ? "less than a second" : time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    private static String where(Job job) {
        var words = new StringBuilder("worker ").append(job.worker());
        if (job.sandbox() != null) {
            words.append(", sandbox ").append(job.sandbox());
        }
        if (job.network() != null) {
            words.append(", network ").append(job.network());
        }
        if (job.attempt() > 1) {
            words.append(", attempt ").append(job.attempt());
        }
        return words.toString();
    }
}
