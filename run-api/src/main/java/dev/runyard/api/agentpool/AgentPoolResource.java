package dev.runyard.api.agentpool;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.organization.OrganizationNames;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPoolScopes;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.worker.Workers;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** {@code agent-pools}. Who may see one may see all workspaces and projects of its organization. */
@Component
final class AgentPoolResource implements Resource<AgentPool> {
    private final AgentPools pools;
    private final AgentPoolScopes scopes;
    private final OrganizationNames organizations;
    private final Workers workers;

    AgentPoolResource(AgentPools pools, AgentPoolScopes scopes, OrganizationNames organizations, Workers workers) {
        this.workers = workers;
        this.pools = pools;
        this.scopes = scopes;
        this.organizations = organizations;
    }

    @Override
    public Class<AgentPool> shows() {
        return AgentPool.class;
    }

    @Override
    public List<AgentPool> byIds(Collection<String> ids) {
        return pools.findAllById(ids.stream().map(AgentPoolId::new).toList());
    }

    @Override
    public TypedId subject(AgentPool pool) {
        return pool.id();
    }

    @Override
    public ResourceType<AgentPool> type() {
        return ResourceType.named("agent-pools", (AgentPool pool) -> pool.id().value())
                .attribute("name", AgentPool::name)
                .attribute("created-at", AgentPool::createdAt)
                .attribute("organization-scoped", AgentPool::organizationScoped)
                .batchedAttribute("agent-count", this::agents)
                .batchedToOne("organization", "organizations", organizations.of(AgentPool::organizationId))
                .batchedToMany("workspaces", "workspaces", listed(pools::users))
                .batchedToMany("allowed-workspaces", "workspaces", listed(ids -> scopes.workspaces(ids, false)))
                .batchedToMany("allowed-projects", "projects", listed(scopes::projects))
                .batchedToMany("excluded-workspaces", "workspaces", listed(ids -> scopes.workspaces(ids, true)))
                .related("agents", pool -> path(pool) + "/agents")
                .related("authentication-tokens", pool -> path(pool) + "/authentication-tokens")
                .self(AgentPoolResource::path);
    }

    private Batch.Column<AgentPool, Object> agents(List<AgentPool> rows, View view) {
        var present =
                workers.present(rows.stream().map(pool -> pool.id().value()).toList());
        return pool -> present.getOrDefault(pool.id().value(), 0L);
    }

    private static String path(AgentPool pool) {
        return "/api/v2/agent-pools/" + pool.id();
    }

    /** Reads rows of (pool id, id) for all pools at once. */
    private static Batch<AgentPool, List<String>> listed(Function<List<String>, List<Object[]>> query) {
        return (rows, view) -> {
            var ids = rows.stream().map(pool -> pool.id().value()).toList();
            var byPool = query.apply(ids).stream()
                    .collect(groupingBy(row -> (String) row[0], mapping(row -> (String) row[1], toList())));
            return pool -> byPool.getOrDefault(pool.id().value(), List.of());
        };
    }
}
