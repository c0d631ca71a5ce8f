package dev.runyard.engine.run;

import dev.runyard.engine.RunTrace;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Steps of one run: a transaction that has locked the workspace, then the run, then its job. */
@Component
final class RunSteps {
    private final Steps steps;
    private final Workspaces workspaces;
    private final Runs runs;
    private final Jobs jobs;

    RunSteps(Steps steps, Workspaces workspaces, Runs runs, Jobs jobs) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.runs = runs;
        this.jobs = jobs;
    }

    /** What a step decides on and changes. */
    interface OfRun<T> {
        T take(Workspace workspace, Run run);
    }

    /** What a step that a worker causes decides on and changes. */
    interface OfJob<T> {
        T take(Workspace workspace, Run run, Job job);
    }

    <T> T of(RunId id, OfRun<T> step) {
        return steps.take(() -> {
            var workspace = lockWorkspaceOf(id);
            try (var _ = RunTrace.of(workspace.id(), id)) {
                return step.take(workspace, runs.lock(id).orElseThrow(NotFound::new));
            }
        });
    }

    <T> T of(JobId id, OfJob<T> step) {
        return steps.take(() -> {
            var run = jobs.runOf(id).map(RunId::new).orElseThrow(NotFound::new);
            var workspace = lockWorkspaceOf(run);
            try (var _ = RunTrace.of(workspace.id(), run)) {
                var locked = runs.lock(run).orElseThrow(NotFound::new);
                return step.take(workspace, locked, jobs.lock(id).orElseThrow(NotFound::new));
            }
        });
    }

    private Workspace lockWorkspaceOf(RunId run) {
        return runs.workspaceOf(run)
                .map(WorkspaceId::new)
                .flatMap(workspaces::lock)
                .orElseThrow(NotFound::new);
    }

    /** As {@link #of(JobId, OfJob)}, refused when {@code epoch} is no longer the job's. */
    <T> T of(JobId id, long epoch, OfJob<T> step) {
        return of(id, (workspace, run, job) -> {
            requireEpoch(job, epoch);
            return step.take(workspace, run, job);
        });
    }

    static void requireEpoch(Job job, long epoch) {
        if (job.leaseEpoch() != epoch) {
            throw stale();
        }
    }

    static Conflict stale() {
        return new Conflict("The lease of this attempt is over; its epoch is stale.");
    }
}
