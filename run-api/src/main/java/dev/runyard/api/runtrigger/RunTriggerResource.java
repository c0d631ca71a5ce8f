package dev.runyard.api.runtrigger;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.runtrigger.RunTrigger;
import dev.runyard.persistence.runtrigger.RunTriggerId;
import dev.runyard.persistence.runtrigger.RunTriggers;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code run-triggers}. */
@Component
final class RunTriggerResource implements Resource<RunTrigger> {
    private final RunTriggers triggers;
    private final Workspaces workspaces;

    RunTriggerResource(RunTriggers triggers, Workspaces workspaces) {
        this.triggers = triggers;
        this.workspaces = workspaces;
    }

    @Override
    public Class<RunTrigger> shows() {
        return RunTrigger.class;
    }

    @Override
    public List<RunTrigger> byIds(Collection<String> ids) {
        return triggers.findAllById(ids.stream().map(RunTriggerId::new).toList());
    }

    @Override
    public TypedId subject(RunTrigger trigger) {
        return trigger.id();
    }

    @Override
    public ResourceType<RunTrigger> type() {
        return ResourceType.named(
                        "run-triggers", (RunTrigger trigger) -> trigger.id().value())
                .batchedAttribute("workspace-name", name(RunTrigger::workspaceId))
                .batchedAttribute("sourceable-name", name(RunTrigger::sourceableId))
                .attribute("created-at", RunTrigger::createdAt)
                .toOne(
                        "workspace",
                        "workspaces",
                        trigger -> trigger.workspaceId().value())
                .toOne(
                        "sourceable",
                        "workspaces",
                        trigger -> trigger.sourceableId().value())
                .self(trigger -> "/api/v2/run-triggers/" + trigger.id());
    }

    private Batch<RunTrigger, Object> name(Function<RunTrigger, WorkspaceId> side) {
        return (rows, view) -> {
            List<WorkspaceId> both = rows.stream()
                    .flatMap(row -> Stream.of(row.workspaceId(), row.sourceableId()))
                    .distinct()
                    .toList();
            Map<WorkspaceId, String> names = view.once(
                    List.of(RunTrigger.class, both),
                    () -> workspaces.findAllById(both).stream().collect(toMap(Workspace::id, Workspace::name)));
            return row -> names.get(side.apply(row));
        };
    }
}
