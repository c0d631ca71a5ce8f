package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.queue.OrganizationQueue;
import dev.runyard.engine.run.RunCreation;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Runs are asked for and read. */
@ApiController
final class RunController {
    private final Access access;
    private final RunCreation creation;
    private final Runs runs;
    private final OrganizationQueue queue;

    RunController(Access access, RunCreation creation, Runs runs, OrganizationQueue queue) {
        this.access = access;
        this.creation = creation;
        this.runs = runs;
        this.queue = queue;
    }

    @PostMapping("/api/v2/runs")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(value = Permission.QUEUE_RUNS, byHandler = true)
    Run create(
            @JsonApiBody NewRun asked,
            @RequestHeader(name = "Terraform-Version", required = false) @Nullable String cli,
            @RequestHeader(name = "X-Terraform-Integration", required = false) @Nullable String integration,
            Actor actor) {
        access.require(actor, Permission.QUEUE_RUNS, asked.workspace());
        if (asked.appliesByItself()) {
            access.require(actor, Permission.APPLY_RUNS, asked.workspace());
        }
        return creation.create(asked.asked(source(cli, integration)), actor);
    }

    /** The CLI tells its version with every request; with a cloud block it tells that, too. */
    private static RunSource source(@Nullable String cli, @Nullable String integration) {
        if (cli == null) {
            return RunSource.API;
        }
        return "cloud".equals(integration) ? RunSource.TERRAFORM_CLOUD : RunSource.TERRAFORM;
    }

    @GetMapping("/api/v2/runs/{run}")
    @Requires(Permission.READ_RUNS)
    Run read(@PathVariable RunId run) {
        return runs.findById(run).orElseThrow(NotFound::new);
    }

    /** In the order in which they will go on. Who may see no runs gets an empty queue: without an answer the CLI gives up. */
    @GetMapping("/api/v2/organizations/{organization}/runs/queue")
    @Requires(Permission.READ_ORGANIZATION)
    Listing<Run> queue(OrganizationId organization, Actor actor, Paging paging) {
        return access.allows(actor, Permission.READ_RUNS, organization)
                ? paging.of(queue.of(organization, paging.request()))
                : paging.of(List.<Run>of());
    }
}
