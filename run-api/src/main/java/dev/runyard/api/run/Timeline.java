package dev.runyard.api.run;

import static java.util.stream.Collectors.groupingBy;

import dev.runyard.api.jsonapi.View;
import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.Comments;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What happened to runs, and what was said about them; for all runs of a document at once. */
@Component
final class Timeline {
    private final RunEvents events;
    private final Comments comments;

    Timeline(RunEvents events, Comments comments) {
        this.events = events;
        this.comments = comments;
    }

    /** Returns all that happened to a run, oldest first. */
    List<Happening> of(RunId run) {
        return merge(events.of(run), comments.of(run));
    }

    List<Happening> byIds(Collection<RunEventId> ids) {
        return merge(events.findAllById(ids), comments.findByEventIdIn(ids));
    }

    /** Returns the steps of each run, oldest first. */
    Map<RunId, List<RunEvent>> steps(List<RunId> runs, View view) {
        return view.once(
                List.of(RunEvent.class, runs), () -> events.ofAll(runs).stream().collect(groupingBy(RunEvent::runId)));
    }

    /** Returns the comments on each run, oldest first. */
    Map<RunId, List<Comment>> comments(List<RunId> runs, View view) {
        return view.once(
                List.of(Comment.class, runs),
                () -> comments.ofAll(runs).stream().collect(groupingBy(Comment::runId)));
    }

    /** Returns all that happened to one of several runs, oldest first. */
    List<Happening> of(RunId run, List<RunId> runs, View view) {
        return merge(
                steps(runs, view).getOrDefault(run, List.of()),
                comments(runs, view).getOrDefault(run, List.of()));
    }

    /** The order of steps is the one they were taken in, even within one moment: sorting keeps it. */
    private static List<Happening> merge(List<RunEvent> steps, List<Comment> said) {
        var all = new ArrayList<Happening>();
        steps.forEach(step -> all.add(Happening.of(step)));
        said.stream().filter(comment -> comment.eventId() != null).forEach(comment -> all.add(Happening.of(comment)));
        all.sort(Comparator.comparing(Happening::createdAt));
        return all;
    }
}
