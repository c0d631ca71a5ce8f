package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.CountedListing;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.RunsEverywhere;
import dev.runyard.persistence.user.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The runs of all organizations, for the site admin.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/enterprise/api-docs/admin/runs">Admin Runs API</a>
 */
@ApiController
final class AdminRunController {
    private final RunsEverywhere runs;
    private final RunLifecycle lifecycle;

    AdminRunController(RunsEverywhere runs, RunLifecycle lifecycle) {
        this.runs = runs;
        this.lifecycle = lifecycle;
    }

    /** What may come with a force-cancel. */
    record Reason(@Nullable String comment) {}

    @GetMapping("/api/v2/admin/runs")
    @Requires(Permission.SITE_ADMIN)
    CountedListing<Run> list(Query query, Paging paging) {
        var page = runs.page(AdminRunFilters.read(query), paging.offset(), paging.size());
        return new CountedListing<>(new Listing<>(page.runs(), page.total(), paging), counts());
    }

    @PostMapping("/api/v2/admin/runs/{run}/actions/force-cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.SITE_ADMIN)
    void forceCancel(@PathVariable RunId run, @JsonApiBody(optional = true) Reason reason, Actor actor) {
        lifecycle.adminCancel(run, actor, reason.comment());
    }

    private Map<String, Long> counts() {
        var byStatus = runs.counts();
        var counts = new LinkedHashMap<String, Long>();
        for (RunStatus status : RunStatus.values()) {
            counts.put(status.wireName().replace('_', '-'), byStatus.getOrDefault(status, 0L));
        }
        counts.put(
                "total", byStatus.values().stream().mapToLong(Long::longValue).sum());
        return counts;
    }
}
