package dev.runyard.ui.run;

import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.user.Actor;
import dev.runyard.ui.page.Moment;
import java.util.List;
import java.util.function.Function;

/** What somebody said about a run. */
record CommentEntry(String author, Moment at, String body) {
    static List<CommentEntry> of(List<Comment> comments, Function<Actor.Ref, String> names) {
        return comments.stream()
                .map(comment -> new CommentEntry(
                        names.apply(comment.author()), new Moment(comment.createdAt()), comment.body()))
                .toList();
    }
}
