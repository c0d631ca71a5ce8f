package dev.runyard.api.runtrigger;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.runtrigger.RunTriggerDirectory;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.runtrigger.RunTrigger;
import dev.runyard.persistence.runtrigger.RunTriggerId;
import dev.runyard.persistence.runtrigger.RunTriggers;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** Run triggers, as HCP Terraform's page "Run triggers API reference" has them. */
@ApiController
final class RunTriggerController {
    private final RunTriggers triggers;
    private final RunTriggerDirectory directory;
    private final Access access;

    RunTriggerController(RunTriggers triggers, RunTriggerDirectory directory, Access access) {
        this.triggers = triggers;
        this.directory = directory;
        this.access = access;
    }

    /** The source workspace of a new trigger. */
    record NewRunTrigger(WorkspaceId sourceable) {}

    @PostMapping("/api/v2/workspaces/{workspace}/run-triggers")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_RUN_TRIGGERS)
    RunTrigger create(@PathVariable WorkspaceId workspace, @JsonApiBody NewRunTrigger asked, Actor actor) {
        access.require(actor, Permission.READ_RUNS, asked.sourceable());
        return directory.create(workspace, asked.sourceable());
    }

    @GetMapping("/api/v2/workspaces/{workspace}/run-triggers")
    @Requires(Permission.READ_RUNS)
    Listing<RunTrigger> list(
            @PathVariable WorkspaceId workspace,
            @RequestParam(name = "filter[run-trigger][type]", defaultValue = "") String type,
            Paging paging) {
        return paging.of(
                switch (type) {
                    case "inbound" -> triggers.inbound(workspace, paging.request());
                    case "outbound" -> triggers.outbound(workspace, paging.request());
                    default ->
                        throw new ResponseStatusException(
                                HttpStatus.BAD_REQUEST, "filter[run-trigger][type] must be inbound or outbound");
                });
    }

    /** Who may read the runs of either workspace may read it. */
    @GetMapping("/api/v2/run-triggers/{trigger}")
    @Requires(value = Permission.READ_RUNS, byHandler = true)
    RunTrigger read(@PathVariable RunTriggerId trigger, Actor actor) {
        return triggers.findById(trigger)
                .filter(found -> access.allows(actor, Permission.READ_RUNS, found.workspaceId())
                        || access.allows(actor, Permission.READ_RUNS, found.sourceableId()))
                .orElseThrow(NotFound::new);
    }

    @DeleteMapping("/api/v2/run-triggers/{trigger}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_RUN_TRIGGERS)
    void delete(@PathVariable RunTriggerId trigger) {
        directory.delete(trigger);
    }
}
