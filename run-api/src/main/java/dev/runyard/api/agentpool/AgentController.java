package dev.runyard.api.agentpool;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.worker.Worker;
import dev.runyard.persistence.worker.WorkerId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Agents of pools, and the workers that take the jobs of every organization: those are an addition of ours. */
@ApiController
final class AgentController {
    private static final String AGENT = "/api/v2/agents/{agent}";
    private static final String OLDEST_FIRST = "created-at";
    private static final List<String> ORDERS = List.of(OLDEST_FIRST, "-created-at");

    private final WorkerRegister register;

    AgentController(WorkerRegister register) {
        this.register = register;
    }

    @GetMapping("/api/v2/agent-pools/{pool}/agents")
    @Requires(Permission.MANAGE_AGENT_POOLS)
    Listing<Worker> list(@PathVariable AgentPoolId pool, Query query, Paging paging) {
        return listed(pool, query, paging);
    }

    @GetMapping("/api/v2/admin/workers")
    @Requires(Permission.SITE_ADMIN)
    Listing<Worker> ofTheSite(Query query, Paging paging) {
        return listed(null, query, paging);
    }

    @GetMapping(AGENT)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    Worker read(@PathVariable("agent") WorkerId id) {
        return register.find(List.of(id.value())).stream().findFirst().orElseThrow(NotFound::new);
    }

    @DeleteMapping(AGENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    void delete(@PathVariable("agent") WorkerId id) {
        register.delete(id);
    }

    private Listing<Worker> listed(@Nullable AgentPoolId pool, Query query, Paging paging) {
        var page = register.of(pool, since(query), isNewestFirst(query), paging.size(), paging.offset());
        return new Listing<>(page.workers(), page.total(), paging);
    }

    private static boolean isNewestFirst(Query query) {
        var order = query.text("sort").orElse(OLDEST_FIRST);
        if (!ORDERS.contains(order)) {
            throw Invalid.because("sort must be one of " + String.join(", ", ORDERS));
        }
        return !order.equals(OLDEST_FIRST);
    }

    private static Instant since(Query query) {
        var since = query.text("filter[last-ping-since]").orElse(Instant.EPOCH.toString());
        try {
            var moment = OffsetDateTime.parse(since);
            if (moment.getYear() >= 0 && moment.getYear() <= 9999) {
                return moment.toInstant();
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Invalid.because("filter[last-ping-since] must be a date and time, like 2030-12-31T12:00:00Z");
    }
}
