package dev.runyard.ui.run;

import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.Comments;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.user.Actor;
import dev.runyard.ui.place.RunPlace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads what the page of a run shows. The run itself was read before: a step changes all of it in one transaction, so
 * what is read after the run is at least as new, and the page of a run that is over is right.
 */
@Component
final class RunPages {
    private final Phases phases;
    private final RunEvents events;
    private final Comments comments;
    private final Jobs jobs;
    private final Names names;
    private final InstantSource clock;

    RunPages(Phases phases, RunEvents events, Comments comments, Jobs jobs, Names names, InstantSource clock) {
        this.phases = phases;
        this.events = events;
        this.comments = comments;
        this.jobs = jobs;
        this.names = names;
        this.clock = clock;
    }

    RunPage of(RunPlace place) {
        Run run = place.run();
        List<RunEvent> history = events.of(run.id());
        List<Comment> talk = comments.of(run.id());
        List<Job> work = jobs.findByRunId(run.id());
        var nameOf = names(run, history, talk);
        return new RunPage(
                Heading.of(run, nameOf.apply(run.createdBy())),
                Notices.about(place, work, history),
                ActionForm.of(place, clock.instant()),
                panels(run, work),
                TimelineEntry.of(run, history, nameOf),
                CommentEntry.of(talk, nameOf),
                place.grants().allows(Permission.QUEUE_RUNS),
                run.isFinal());
    }

    private Function<Actor.Ref, String> names(Run run, List<RunEvent> history, List<Comment> talk) {
        var actors = new ArrayList<Actor.Ref>();
        actors.add(run.createdBy());
        history.forEach(event -> actors.add(event.actor()));
        talk.forEach(comment -> actors.add(comment.author()));
        return names.of(actors);
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
