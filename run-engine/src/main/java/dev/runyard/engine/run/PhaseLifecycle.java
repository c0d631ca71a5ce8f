package dev.runyard.engine.run;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.engine.Leases;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What workers, or their silence, do to runs. Each door is one step; a reader never sees a phase that is over beside a
 * run that has not moved. A stale epoch is refused with {@link Conflict}.
 */
@Component
public final class PhaseLifecycle {
    private final RunSteps steps;
    private final PhaseSteps parts;
    private final PhaseEnd ends;
    private final WorkspaceQueue queue;
    private final SavedPlans savedPlans;
    private final Leases leases;

    PhaseLifecycle(
            RunSteps steps,
            PhaseSteps parts,
            PhaseEnd ends,
            WorkspaceQueue queue,
            SavedPlans savedPlans,
            Leases leases) {
        this.steps = steps;
        this.parts = parts;
        this.ends = ends;
        this.queue = queue;
        this.savedPlans = savedPlans;
        this.leases = leases;
    }

    /** Lets a claimed attempt run. A repeat is answered as the first was. */
    public Started started(JobId id, long epoch, StartRequest request) {
        return steps.of(id, epoch, (workspace, run, job) -> {
            requireOpen(job);
            long offset = job.status() == JobStatus.STARTED
                    ? parts.logSize(job)
                    : parts.start(workspace, run, job, request, ends.leaseEnd(leases));
            return new Started(offset, leases.leaseSeconds(), leases.silenceSeconds(job.phaseKind()));
        });
    }

    /**
     * Takes the end of a phase. A repeat of a report that was taken changes nothing. The report of an attempt whose run was
     * canceled by force is refused, but that its process is dead is written down.
     */
    public void report(JobId id, long epoch, PhaseResult result) {
        boolean stale = steps.of(id, (workspace, run, job) -> {
            if (job.leaseEpoch() != epoch) {
                if (ends.isLate(run, job, epoch)) {
                    parts.stopLate(run, job);
                }
                return true;
            }
            if (job.status() != JobStatus.FINISHED) {
                requireStarted(job);
                parts.end(workspace, run, job, result, ends.reason(job, result));
                savedPlans.discardIfStale(workspace, run);
                ends.reported(workspace, job);
                queue.advance(workspace);
            }
            return false;
        });
        if (stale) {
            throw RunSteps.stale();
        }
    }

    /**
     * Takes back what its worker will not go on with, and of which nothing runs: what it has claimed and not started, or a plan. It
     * is queued again at once.
     *
     * @throws Conflict also for an apply that was started: that is reported
     */
    public void released(JobId id, long epoch) {
        steps.of(id, epoch, (workspace, run, job) -> {
            requireOpen(job);
            if (job.status() == JobStatus.STARTED && job.phaseKind() == PhaseKind.APPLY) {
                throw new Conflict("An apply that was started is not given back.");
            }
            carryOut(decide(run, job, Duration.ZERO), "gave it back", workspace, run, job);
            return run;
        });
    }

    /** Acts on a lease that has run out, if it still has. */
    public void leaseExpired(JobId id) {
        steps.of(id, (workspace, run, job) -> {
            var silence = ends.silence(job);
            if (!silence.isNegative()) {
                carryOut(decide(run, job, silence), "fell silent", workspace, run, job);
            }
            return run;
        });
    }

    private LeaseDecision decide(Run run, Job job, Duration silence) {
        return LeaseDecision.of(
                job.status(), job.phaseKind(), job.attempt(), run.cancellation().isRequested(), silence, leases);
    }

    private void carryOut(LeaseDecision decision, String why, Workspace workspace, Run run, Job job) {
        switch (decision) {
            case WAIT -> ends.silent(job);
            case REQUEUE -> parts.requeue(run, job, why);
            case STOP -> {
                ends.given(workspace, job, "The worker " + why + "; the canceled run ends here.");
                parts.stop(run);
                queue.advance(workspace);
            }
            case GIVE_UP -> {
                var reason = ends.withInFlight(job, lost(job, why));
                ends.given(workspace, job, reason);
                parts.fail(run, reason);
                queue.advance(workspace);
            }
        }
    }

    private String lost(Job job, String why) {
        return job.phaseKind() == PhaseKind.APPLY
                ? "The worker of this apply was lost: silent for "
                        + new TimeLimit((int) leases.applyLostAfter().toSeconds())
                        + ". The last state it sent is kept; what it did since is not known."
                : "The workers of this plan were lost " + job.attempt() + " times; the last one " + why + ".";
    }

    private static void requireOpen(Job job) {
        if (job.status() == JobStatus.FINISHED) {
            throw new Conflict("This job is over.");
        }
    }

    private static void requireStarted(Job job) {
        if (job.status() != JobStatus.STARTED) {
            throw new Conflict("This attempt was not started.");
        }
    }
}
