package dev.runyard.engine.queue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.JobTurns;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what runs wait for, with a fixed number of queries for any number of runs. */
@Component
public final class WaitingReasons {
    /** Those who wait like this have done so since the end of their plan, or a little less. */
    private static final Set<RunStatus> AFTER_PLAN =
            Set.of(RunStatus.PLANNED, RunStatus.PLANNED_AND_SAVED, RunStatus.CONFIRMED);

    private final Workspaces workspaces;
    private final Phases phases;
    private final Jobs jobs;
    private final JobTurns turns;
    private final Organizations organizations;
    private final ServerLimits limits;

    WaitingReasons(
            Workspaces workspaces,
            Phases phases,
            Jobs jobs,
            JobTurns turns,
            Organizations organizations,
            ServerLimits limits) {
        this.workspaces = workspaces;
        this.phases = phases;
        this.jobs = jobs;
        this.turns = turns;
        this.organizations = organizations;
        this.limits = limits;
    }

    /** Returns what each of the runs waits for; those that wait for nothing are left out. */
    public Map<RunId, WaitingReason> of(Collection<Run> runs) {
        var active = runs.stream().filter(run -> !run.isFinal()).toList();
        var facts = facts(active);
        var reasons = new HashMap<RunId, WaitingReason>();
        active.forEach(run -> facts.waiter(run).reason().ifPresent(reason -> reasons.put(run.id(), reason)));
        return reasons;
    }

    private Facts facts(List<Run> runs) {
        var places = workspaces
                .findAllById(runs.stream().map(Run::workspaceId).distinct().toList())
                .stream()
                .collect(toMap(Workspace::id, identity()));
        var planned = phases
                .findAllById(runs.stream()
                        .filter(run -> AFTER_PLAN.contains(run.status()))
                        .map(Run::planId)
                        .toList())
                .stream()
                .collect(toMap(Phase::id, identity()));
        var open = runs.isEmpty()
                ? Map.<RunId, Job>of()
                : jobs.openOf(runs.stream().map(Run::id).toList()).stream().collect(toMap(Job::runId, identity()));
        return new Facts(places, planned, open, full(open.values()));
    }

    private Map<OrganizationId, String> full(Collection<Job> open) {
        var waiting = open.stream()
                .filter(job -> job.status() == JobStatus.QUEUED)
                .map(job -> job.organizationId().value())
                .distinct()
                .toList();
        if (waiting.isEmpty()) {
            return Map.of();
        }
        var full = turns.full(waiting, limits.ceiling()).stream()
                .map(OrganizationId::new)
                .toList();
        return organizations.findAllById(full).stream().collect(toMap(Organization::id, Organization::name));
    }

    /** What is known of all the runs together. */
    private record Facts(
            Map<WorkspaceId, Workspace> workspaces,
            Map<PhaseId, Phase> planned,
            Map<RunId, Job> jobs,
            Map<OrganizationId, String> full) {

        Waiter waiter(Run run) {
            var workspace = workspaces.get(run.workspaceId());
            var current = workspace == null ? null : workspace.currentRunId();
            return new Waiter(
                    run.status(),
                    since(run),
                    run.id().equals(current) ? null : current,
                    workspace == null ? null : workspace.lock(),
                    jobs.get(run.id()),
                    full.get(run.organizationId()));
        }

        private Instant since(Run run) {
            @Nullable Phase plan = planned.get(run.planId());
            return plan == null ? run.createdAt() : Objects.requireNonNullElse(plan.endedAt(), run.createdAt());
        }
    }
}
