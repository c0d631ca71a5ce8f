package dev.runyard.engine.job;

import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Where a job belongs, with the workspace locked before anything else of it. Needs a transaction. */
@Component
final class Places {
    private final Workspaces workspaces;
    private final Runs runs;
    private final Jobs jobs;

    Places(Workspaces workspaces, Runs runs, Jobs jobs) {
        this.workspaces = workspaces;
        this.runs = runs;
        this.jobs = jobs;
    }

    record Place(Workspace workspace, Run run) {}

    Place lock(JobId job) {
        var run = new RunId(jobs.runOf(job).orElseThrow(NotFound::new));
        var workspace = runs.workspaceOf(run)
                .flatMap(id -> workspaces.lock(new WorkspaceId(id)))
                .orElseThrow(NotFound::new);
        return new Place(workspace, runs.findById(run).orElseThrow(NotFound::new));
    }
}
