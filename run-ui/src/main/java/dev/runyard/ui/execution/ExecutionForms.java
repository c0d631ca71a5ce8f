package dev.runyard.ui.execution;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.ProjectPlace;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/** Makes the form that asks where runs execute, with the agent pools that may be chosen there. */
@Component
public final class ExecutionForms {
    /** As many as an organization can have. */
    private static final Pageable ALL = PageRequest.of(0, 1000);

    private final AgentPools pools;

    ExecutionForms(AgentPools pools) {
        this.pools = pools;
    }

    /**
     * Asks for the default of an organization.
     *
     * @param draft what is chosen
     * @param refusal why that was refused; empty when it was not
     */
    public ExecutionForm of(OrganizationPlace place, ExecutionDraft draft, String refusal) {
        var usable = pools.search(place.organization().id(), "", "", "", "name", ALL).stream()
                .filter(AgentPool::organizationScoped);
        return form(place.settingsPath(), place.changesSettings(), draft, null, usable.toList(), refusal);
    }

    /** Asks for the default of a project. */
    public ExecutionForm of(ProjectPlace place, ExecutionDraft draft, String refusal) {
        var usable =
                pools.search(place.organization().id(), "", "", place.project().name(), "name", ALL);
        var above = "The organization says: " + words(place.organization().defaultExecution());
        return form(place.settingsPath(), place.changesSettings(), draft, above, usable.getContent(), refusal);
    }

    /** Asks for that of a workspace in a project with that default. */
    public ExecutionForm of(WorkspacePlace place, Execution inherited, ExecutionDraft draft, String refusal) {
        var usable =
                pools.search(place.organization().id(), "", place.workspace().name(), "", "name", ALL);
        var above = "The project says: " + words(inherited);
        return form(place.settingsPath(), place.changesSettings(), draft, above, usable.getContent(), refusal);
    }

    private static ExecutionForm form(
            String path,
            boolean mine,
            ExecutionDraft draft,
            @Nullable String above,
            List<AgentPool> usable,
            String refusal) {
        var pool = draft.agentPool();
        return new ExecutionForm(
                path,
                mine,
                ExecutionForm.chosen(draft),
                pool == null ? "" : pool.value(),
                above,
                usable.stream()
                        .map(one -> new ExecutionForm.Pool(one.id().value(), one.name()))
                        .toList(),
                refusal);
    }

    private String words(Execution execution) {
        var pool = execution.agentPool();
        return pool == null
                ? execution.mode().wireName()
                : "agents of the pool "
                        + pools.findById(pool).map(AgentPool::name).orElse(pool.value());
    }
}
