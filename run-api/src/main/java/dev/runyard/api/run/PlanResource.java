package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.planexport.PlanExportRules;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.run.PhaseId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code plans}. */
@Component
final class PlanResource implements Resource<Plan> {
    private final PhaseViews phases;
    private final PhaseAttributes attributes;
    private final Access access;
    private final InstantSource clock;

    PlanResource(PhaseViews phases, PhaseAttributes attributes, Access access, InstantSource clock) {
        this.phases = phases;
        this.attributes = attributes;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Class<Plan> shows() {
        return Plan.class;
    }

    @Override
    public List<Plan> byIds(Collection<String> ids) {
        return phases.plans(ids.stream().map(PhaseId::new).toList());
    }

    @Override
    public TypedId subject(Plan plan) {
        return plan.phase().id();
    }

    @Override
    public ResourceType<Plan> type() {
        var type = ResourceType.named("plans", (Plan plan) -> plan.phase().id().value())
                .attribute("has-changes", plan -> plan.run().hasChanges())
                .attribute("generated-configuration", plan -> plan.phase().generatedBlob() != null)
                .attribute("structured-run-output-enabled", plan -> plan.run().structuredOutput())
                .attribute(
                        "actions",
                        plan -> Map.of("is-exportable", PlanExportRules.isExportable(plan.phase(), clock.instant())))
                .batchedAttribute("permissions", this::permissions);
        return attributes
                .declare(type, Plan::phase)
                .toMany("state-versions", "state-versions", plan -> List.of())
                .toMany(
                        "exports",
                        "plan-exports",
                        plan -> plan.exports().stream().map(PlanExportId::value).toList())
                .self(PlanResource::path)
                .link("json-output", (plan, view) -> mayReadJson(plan, view) ? path(plan) + "/json-output" : null)
                .link("json-output-redacted", (plan, view) -> path(plan) + "/json-output-redacted")
                .link("json-schema", (plan, view) -> path(plan) + "/json-schema")
                .link("generated-configuration", (plan, view) -> generated(plan));
    }

    private static String path(Plan plan) {
        return "/api/v2/plans/" + plan.phase().id();
    }

    private static @Nullable String generated(Plan plan) {
        return plan.phase().generatedBlob() == null ? null : path(plan) + "/generated-configuration";
    }

    /** What is exported is what the JSON plan holds. */
    private Column<Plan, Object> permissions(List<Plan> rows, View view) {
        var workspaces =
                rows.stream().map(plan -> plan.run().workspaceId()).distinct().toList();
        var grants = access.onAll(view.actor(), workspaces);
        rows.forEach(plan -> view.once(
                mayReadJson(plan),
                () -> grants.getOrDefault(plan.run().workspaceId(), Grants.NONE).allows(Permission.READ_PLAN_JSON)));
        return plan -> Map.of("can-export", mayReadJson(plan, view));
    }

    /** Attributes are loaded before links are written, so this is known for each row. */
    private static boolean mayReadJson(Plan plan, View view) {
        return view.once(mayReadJson(plan), () -> false);
    }

    private static List<Object> mayReadJson(Plan plan) {
        return List.of(Permission.READ_PLAN_JSON, plan.phase().id());
    }
}
