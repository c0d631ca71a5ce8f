package dev.runyard.ui.run;

import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.ui.place.RunPlace;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads what the page of a run shows. The run itself was read before: a step changes all of it in one transaction, so
 * what is read after the run is at least as new, and the page of a run that is over is right.
 */
@Component
final class RunPages {
    private final Phases phases;
    private final Jobs jobs;
    private final RunHistory history;
    private final RunActions actions;
    private final Notices notices;

    RunPages(Phases phases, Jobs jobs, RunHistory history, RunActions actions, Notices notices) {
        this.phases = phases;
        this.jobs = jobs;
        this.history = history;
        this.actions = actions;
        this.notices = notices;
    }

    RunPage of(RunPlace place) {
        Run run = place.run();
        var told = history.of(run);
        List<Job> work = jobs.findByRunId(run.id());
        return new RunPage(
                Heading.of(run, told.names().apply(run.createdBy())),
                notices.about(place, work, told.events()),
                actions.of(place),
                panels(run, work),
                TimelineEntry.of(run, told.events(), told.names()),
                CommentEntry.of(told.comments(), told.names()),
                place.grants().allows(Permission.QUEUE_RUNS),
                run.isFinal() && !told.awaitsWorker());
    }

    /** A run that only plans has an apply, but nobody waits for it. */
    private List<PhasePanel> panels(Run run, List<Job> work) {
        return phases.of(run.id()).stream()
                .filter(phase -> !run.options().planOnly() || phase.id().equals(run.planId()))
                .map(phase -> panel(phase, work))
                .toList();
    }

    private static PhasePanel panel(Phase phase, List<Job> work) {
        return work.stream()
                .filter(job -> job.phaseId().equals(phase.id()))
                .findFirst()
                .map(job -> PhasePanel.of(phase, job))
                .orElseGet(() -> PhasePanel.of(phase, null));
    }
}
