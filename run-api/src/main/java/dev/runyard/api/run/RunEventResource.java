package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunEvents;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code run-events}, as go-tfe's {@code RunEvent} has them. */
@Component
final class RunEventResource implements Resource<RunEvent> {
    private final RunEvents events;

    RunEventResource(RunEvents events) {
        this.events = events;
    }

    @Override
    public Class<RunEvent> shows() {
        return RunEvent.class;
    }

    @Override
    public List<RunEvent> byIds(Collection<String> ids) {
        return events.findAllById(ids.stream().map(RunEventId::new).toList());
    }

    @Override
    public TypedId subject(RunEvent event) {
        return event.id();
    }

    @Override
    public ResourceType<RunEvent> type() {
        return ResourceType.named("run-events", (RunEvent event) -> event.id().value())
                .attribute("action", event -> event.action().wireName())
                .attribute("description", RunEvent::description)
                .attribute("created-at", RunEvent::createdAt)
                .toOne("run", "runs", event -> event.runId().value())
                .toOneOf("actor", Authors.TYPES, event -> Authors.of(event.actor()))
                .toOne("comment", "comments", event -> null)
                .self(event -> "/api/v2/run-events/" + event.id());
    }
}
