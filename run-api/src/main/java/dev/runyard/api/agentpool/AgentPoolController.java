package dev.runyard.api.agentpool;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.CountedListing;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.agentpool.AgentPoolDirectory;
import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Agent pools. */
@ApiController
final class AgentPoolController {
    private static final String POOLS = "/api/v2/organizations/{organization}/agent-pools";
    private static final String POOL = "/api/v2/agent-pools/{pool}";
    private static final List<String> ORDERS = List.of("name", "-name", "created-at", "-created-at");

    private final AgentPools pools;
    private final AgentPoolDirectory directory;

    AgentPoolController(AgentPools pools, AgentPoolDirectory directory) {
        this.pools = pools;
        this.directory = directory;
    }

    @GetMapping(POOLS)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    CountedListing<AgentPool> list(OrganizationId organization, Query query, Paging paging) {
        var found = pools.search(
                organization,
                query.text("q").orElse(""),
                query.text("filter[allowed_workspaces][name]").orElse(""),
                query.text("filter[allowed_projects][name]").orElse(""),
                order(query),
                paging.request());
        return CountedListing.matching(paging.of(found), pools.countByOrganizationId(organization));
    }

    @PostMapping(POOLS)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    AgentPool create(OrganizationId organization, @JsonApiBody AgentPoolChanges asked) {
        return directory.create(organization, asked.wishes());
    }

    @GetMapping(POOL)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    AgentPool read(@PathVariable("pool") AgentPoolId id) {
        return pools.findById(id).orElseThrow(NotFound::new);
    }

    @PatchMapping(POOL)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    AgentPool update(@PathVariable("pool") AgentPoolId id, @JsonApiBody AgentPoolChanges asked) {
        return directory.update(id, asked.wishes());
    }

    @DeleteMapping(POOL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    void delete(@PathVariable("pool") AgentPoolId id) {
        directory.delete(id);
    }

    private static String order(Query query) {
        var order = query.text("sort").orElse("name");
        if (!ORDERS.contains(order)) {
            throw Invalid.because("sort must be one of " + String.join(", ", ORDERS));
        }
        return order;
    }
}
