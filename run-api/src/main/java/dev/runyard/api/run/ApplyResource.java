package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.PhaseId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code applies}. */
@Component
final class ApplyResource implements Resource<Apply> {
    private final PhaseViews phases;
    private final PhaseAttributes attributes;

    ApplyResource(PhaseViews phases, PhaseAttributes attributes) {
        this.phases = phases;
        this.attributes = attributes;
    }

    @Override
    public Class<Apply> shows() {
        return Apply.class;
    }

    @Override
    public List<Apply> byIds(Collection<String> ids) {
        return phases.applies(ids.stream().map(PhaseId::new).toList());
    }

    @Override
    public TypedId subject(Apply apply) {
        return apply.phase().id();
    }

    @Override
    public ResourceType<Apply> type() {
        var type = ResourceType.named(
                "applies", (Apply apply) -> apply.phase().id().value());
        return attributes
                .declare(type, Apply::phase)
                .toMany("state-versions", "state-versions", Apply::stateVersions)
                .self(apply -> "/api/v2/applies/" + apply.phase().id());
    }
}
