package dev.runyard.ui.run;

import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.Comments;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.user.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what happened to a run and what was said about it, with the names of all who took part. */
@Component
final class RunHistory {
    private final RunEvents events;
    private final Comments comments;
    private final Names names;

    RunHistory(RunEvents events, Comments comments, Names names) {
        this.events = events;
        this.comments = comments;
        this.names = names;
    }

    Told of(Run run) {
        var happened = events.of(run.id());
        var said = comments.of(run.id());
        var actors = new ArrayList<Actor.Ref>();
        actors.add(run.createdBy());
        happened.forEach(event -> actors.add(event.actor()));
        said.forEach(comment -> actors.add(comment.author()));
        return new Told(happened, said, names.of(actors));
    }

    /** The history of a run. */
    record Told(List<RunEvent> events, List<Comment> comments, Function<Actor.Ref, String> names) {
        /** Tells whether a worker has still to say that it has ended what was canceled by force. */
        boolean awaitsWorker() {
            return events.stream()
                    .filter(event -> isForced(event) || event.action() == RunAction.STOP)
                    .reduce((earlier, later) -> later)
                    .filter(last -> isForced(last) && last.description() != null)
                    .isPresent();
        }

        private static boolean isForced(RunEvent event) {
            return event.action() == RunAction.FORCE_CANCEL || event.action() == RunAction.ADMIN_CANCEL;
        }
    }
}
