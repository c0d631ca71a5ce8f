package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code runs}, as HCP Terraform's page "Runs API reference" and go-tfe's {@code Run} have them. */
@Component
final class RunResource implements Resource<Run> {
    private final Runs runs;
    private final RunDetails details;
    private final RunPermissions permissions;
    private final RunQueueing queueing;
    private final InstantSource clock;

    RunResource(Runs runs, RunDetails details, RunPermissions permissions, RunQueueing queueing, InstantSource clock) {
        this.runs = runs;
        this.details = details;
        this.permissions = permissions;
        this.queueing = queueing;
        this.clock = clock;
    }

    @Override
    public Class<Run> shows() {
        return Run.class;
    }

    @Override
    public List<Run> byIds(Collection<String> ids) {
        return runs.findAllById(ids.stream().map(RunId::new).toList());
    }

    @Override
    public TypedId subject(Run run) {
        return run.id();
    }

    @Override
    public ResourceType<Run> type() {
        var type = ResourceType.named("runs", (Run run) -> run.id().value())
                .attribute("actions", run -> actions(run, clock.instant()))
                .attribute("status", run -> run.status().wireName())
                .batchedAttribute("status-timestamps", details::timestamps)
                .attribute("canceled-at", run -> run.cancellation().requestedAt())
                .attributeIfAny(
                        "force-cancel-available-at", run -> run.cancellation().forceableFrom())
                .attribute("created-at", Run::createdAt)
                .attribute("has-changes", Run::hasChanges)
                .attribute("message", Run::message)
                .attribute("source", run -> run.source().wireName())
                .attribute("tool", run -> run.tool().wireName())
                .attribute("terraform-version", Run::terraformVersion)
                .attribute("trigger-reason", run -> run.source() == RunSource.RUN_TRIGGER ? "run_trigger" : "manual")
                .batchedAttribute("kept-recovery-snapshots", (rows, view) -> details.recoverySnapshots(rows))
                .batchedAttribute("variables", (rows, view) -> details.variables(rows))
                .batchedAttribute("permissions", permissions.attribute());
        queueing.declare(type);
        type.toOne("superseded-by", "runs", run -> value(run.supersededBy()));
        options(type);
        relationships(type);
        return type.self(run -> "/api/v2/runs/" + run.id());
    }

    private static void options(ResourceType<Run> type) {
        type.attribute("auto-apply", run -> run.options().autoApply())
                .attribute("plan-only", run -> run.options().planOnly())
                .attribute("is-destroy", run -> run.options().isDestroy())
                .attribute("refresh", run -> run.options().refresh())
                .attribute("refresh-only", run -> run.options().refreshOnly())
                .attribute("target-addrs", run -> orNull(run.options().targetAddrs()))
                .attribute("replace-addrs", run -> orNull(run.options().replaceAddrs()))
                .attribute("invoke-action-addrs", run -> orNull(run.options().invokeActionAddrs()))
                .attribute("policy-paths", run -> null)
                .attribute("allow-empty-apply", run -> run.options().allowEmptyApply())
                .attribute("allow-config-generation", run -> run.options().allowConfigGeneration())
                .attribute("debugging-mode", run -> run.options().debuggingMode())
                .attribute("save-plan", run -> run.options().savePlan());
    }

    private void relationships(ResourceType<Run> type) {
        type.toOne("workspace", "workspaces", run -> run.workspaceId().value())
                .toOne(
                        "configuration-version",
                        "configuration-versions",
                        run -> run.configurationVersionId().value())
                .toOne("input-state-version", "state-versions", run -> value(run.inputStateVersionId()))
                .toOne("plan", "plans", run -> run.planId().value())
                .toOne("apply", "applies", run -> run.applyId().value())
                .toOne("created-by", "users", run -> value(run.createdBy().userId()))
                .batchedToOne("confirmed-by", "users", details::confirmedBy)
                .batchedToOne("triggered-by", "runs", (rows, view) -> details.triggeredBy(rows))
                .batchedToMany("run-events", "run-events", details::events)
                .batchedToMany("comments", "comments", details::comments)
                .toOne("cost-estimate", "cost-estimates", run -> null)
                .toMany("policy-checks", "policy-checks", run -> List.of())
                .toMany("task-stages", "task-stages", run -> List.of())
                .related("run-events", run -> "/api/v2/runs/" + run.id() + "/run-events")
                .related("comments", run -> "/api/v2/runs/" + run.id() + "/comments");
    }

    private static Map<String, Boolean> actions(Run run, Instant now) {
        return Map.of(
                "is-cancelable", run.allows(RunAction.CANCEL, now),
                "is-confirmable", run.allows(RunAction.CONFIRM, now),
                "is-discardable", run.allows(RunAction.DISCARD, now),
                "is-force-cancelable", run.allows(RunAction.FORCE_CANCEL, now));
    }

    /** HCP Terraform writes no addresses as null. */
    private static @Nullable List<String> orNull(List<String> addresses) {
        return addresses.isEmpty() ? null : addresses;
    }

    private static @Nullable String value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
