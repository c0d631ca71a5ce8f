package dev.runyard.engine.run;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.Restorations;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Ends, at the first start on a database that came out of a backup, what was under way when that was taken: it went on
 * elsewhere, or died, and nobody knows how far it came. An apply that waited for its worker may have been done since, and is
 * not done a second time; a plan that waited changes nothing, and goes on waiting.
 */
@Component
final class RestoredRuns implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredRuns.class);

    private final Steps transactions;
    private final Restorations restorations;
    private final RunSteps steps;
    private final PhaseSteps parts;
    private final PhaseEnd ends;
    private final WorkspaceQueue queue;

    RestoredRuns(
            Steps transactions,
            Restorations restorations,
            RunSteps steps,
            PhaseSteps parts,
            PhaseEnd ends,
            WorkspaceQueue queue) {
        this.transactions = transactions;
        this.restorations = restorations;
        this.steps = steps;
        this.parts = parts;
        this.ends = ends;
        this.queue = queue;
    }

    /** Before the web server takes the first request of a worker. */
    @Override
    public void afterSingletonsInstantiated() {
        restorations.takenAt().ifPresent(taken -> {
            for (String job : restorations.openJobs()) {
                steps.of(new JobId(job), (workspace, run, held) -> end(workspace, run, held, taken));
            }
            transactions.take(restorations::settle);
            LOG.warn("This database was restored from a backup of {}; what was running then is ended", taken);
        });
    }

    private Run end(Workspace workspace, Run run, Job job, Instant taken) {
        String reason = "The server was restored from a backup of " + taken
                + ", while this was under way. What was done after that is not known here: compare the state with what is"
                + " there before the next apply.";
        if (run.status() == RunStatus.PLANNING || run.status() == RunStatus.APPLYING) {
            ends.given(workspace, job, reason);
            parts.fail(run, reason);
            queue.advance(workspace);
        } else if (run.status() == RunStatus.APPLY_QUEUED) {
            ends.given(workspace, job, reason);
            parts.cancel(run, reason);
            queue.advance(workspace);
        } else if (job.status() == JobStatus.CLAIMED) {
            parts.requeue(run, job, "was lost");
        }
        return run;
    }
}
