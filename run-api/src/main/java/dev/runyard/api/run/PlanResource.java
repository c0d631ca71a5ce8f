package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.PhaseId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code plans}. */
@Component
final class PlanResource implements Resource<Plan> {
    private final PhaseViews phases;
    private final PhaseAttributes attributes;

    PlanResource(PhaseViews phases, PhaseAttributes attributes) {
        this.phases = phases;
        this.attributes = attributes;
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
                .attribute("has-changes", Plan::hasChanges)
                .attribute("generated-configuration", plan -> false);
        return attributes
                .declare(type, Plan::phase)
                .toMany("state-versions", "state-versions", plan -> List.of())
                .toMany("exports", "plan-exports", plan -> List.of())
                .self(plan -> "/api/v2/plans/" + plan.phase().id())
                .link(
                        "json-output",
                        (plan, view) -> "/api/v2/plans/" + plan.phase().id() + "/json-output");
    }
}
