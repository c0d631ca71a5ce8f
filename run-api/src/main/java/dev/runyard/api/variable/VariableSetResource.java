package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.VariableSets;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code varsets}. */
@Component
final class VariableSetResource implements Resource<VariableSet> {
    private final VariableSets sets;
    private final VariableSetDetails details;

    VariableSetResource(VariableSets sets, VariableSetDetails details) {
        this.sets = sets;
        this.details = details;
    }

    @Override
    public Class<VariableSet> shows() {
        return VariableSet.class;
    }

    @Override
    public List<VariableSet> byIds(Collection<String> ids) {
        return sets.findAllById(ids.stream().map(VariableSetId::new).toList());
    }

    @Override
    public TypedId subject(VariableSet set) {
        return set.id();
    }

    @Override
    public ResourceType<VariableSet> type() {
        return ResourceType.named("varsets", (VariableSet set) -> set.id().value())
                .attribute("name", VariableSet::name)
                .attribute("description", VariableSet::description)
                .attribute("global", VariableSet::global)
                .attribute("priority", VariableSet::priority)
                .attribute("created-at", VariableSet::createdAt)
                .attribute("updated-at", VariableSet::updatedAt)
                .batchedAttribute("var-count", details.count(details.variables()))
                .batchedAttribute("workspace-count", details.count(details.workspaces()))
                .batchedAttribute("project-count", details.count(details.projects()))
                .attribute("stack-count", set -> 0)
                .batchedAttribute("permissions", details.permissions())
                .batchedToOne("organization", "organizations", details.organization())
                .batchedToOneOf("parent", List.of("organizations", "projects"), details.parent())
                .batchedToMany("vars", "vars", details.variables())
                .batchedToMany("workspaces", "workspaces", details.workspaces())
                .batchedToMany("projects", "projects", details.projects())
                .toMany("stacks", "stacks", set -> List.of())
                .self(set -> "/api/v2/varsets/" + set.id());
    }
}
