package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Reference;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.RunEventId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code run-events}, as go-tfe's {@code RunEvent} has them. */
@Component
final class RunEventResource implements Resource<Happening> {
    private final Timeline timeline;

    RunEventResource(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Class<Happening> shows() {
        return Happening.class;
    }

    @Override
    public List<Happening> byIds(Collection<String> ids) {
        return timeline.byIds(ids.stream().map(RunEventId::new).toList());
    }

    @Override
    public TypedId subject(Happening event) {
        return event.id();
    }

    @Override
    public ResourceType<Happening> type() {
        return ResourceType.named("run-events", (Happening event) -> event.id().value())
                .attribute("action", Happening::action)
                .attribute("description", Happening::description)
                .attribute("created-at", Happening::createdAt)
                .toOne("run", "runs", event -> event.run().value())
                .toOneOf(
                        "target",
                        List.of("runs"),
                        event -> new Reference("runs", event.run().value()))
                .toOneOf("actor", Authors.TYPES, event -> Authors.of(event.actor()))
                .toOne("comment", "comments", event -> {
                    var comment = event.comment();
                    return comment == null ? null : comment.value();
                })
                .self(event -> "/api/v2/run-events/" + event.id());
    }
}
