package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.RunComments;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.CommentId;
import dev.runyard.persistence.run.Comments;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What happened to a run, and what was said about it. */
@ApiController
final class RunStoryController {
    private final Timeline timeline;
    private final Comments comments;
    private final RunComments desk;

    RunStoryController(Timeline timeline, Comments comments, RunComments desk) {
        this.timeline = timeline;
        this.comments = comments;
        this.desk = desk;
    }

    /** A comment somebody makes. */
    record NewComment(String body) {}

    @GetMapping("/api/v2/runs/{run}/run-events")
    @Requires(Permission.READ_RUNS)
    List<Happening> events(@PathVariable RunId run) {
        return timeline.of(run);
    }

    @GetMapping("/api/v2/run-events/{event}")
    @Requires(Permission.READ_RUNS)
    Happening event(@PathVariable RunEventId event) {
        return timeline.byIds(List.of(event)).stream().findFirst().orElseThrow(NotFound::new);
    }

    @GetMapping("/api/v2/runs/{run}/comments")
    @Requires(Permission.READ_RUNS)
    List<Comment> comments(@PathVariable RunId run) {
        return comments.of(run);
    }

    @GetMapping("/api/v2/comments/{comment}")
    @Requires(Permission.READ_RUNS)
    Comment comment(@PathVariable CommentId comment) {
        return comments.findById(comment).orElseThrow(NotFound::new);
    }

    @PostMapping("/api/v2/runs/{run}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.READ_RUNS)
    Comment comment(@PathVariable RunId run, @JsonApiBody NewComment asked, Actor actor) {
        return desk.add(run, asked.body(), actor);
    }
}
