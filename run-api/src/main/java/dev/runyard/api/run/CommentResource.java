package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.CommentId;
import dev.runyard.persistence.run.Comments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code comments}. */
@Component
final class CommentResource implements Resource<Comment> {
    private final Comments comments;

    CommentResource(Comments comments) {
        this.comments = comments;
    }

    @Override
    public Class<Comment> shows() {
        return Comment.class;
    }

    @Override
    public List<Comment> byIds(Collection<String> ids) {
        return comments.findAllById(ids.stream().map(CommentId::new).toList());
    }

    @Override
    public TypedId subject(Comment comment) {
        return comment.id();
    }

    @Override
    public ResourceType<Comment> type() {
        return ResourceType.named("comments", (Comment comment) -> comment.id().value())
                .attribute("body", Comment::body)
                .attribute("created-at", Comment::createdAt)
                .toOneOf("created-by", Authors.TYPES, comment -> Authors.of(comment.author()))
                .toOne("run", "runs", comment -> comment.runId().value())
                .self(comment -> "/api/v2/comments/" + comment.id());
    }
}
