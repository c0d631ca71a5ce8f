package dev.runyard.engine.run;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.contract.StartRequest;
import dev.runyard.engine.ToolVersions;
import dev.runyard.engine.hint.JobHints;
import dev.runyard.engine.log.LogWriter;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parts of the steps of a phase. Needs a transaction and both locks. */
@Component
final class PhaseSteps {
    private final RunMoves moves;
    private final LogWriter logs;
    private final JobHints hints;
    private final CurrentConfiguration configurations;
    private final InstantSource clock;

    PhaseSteps(
            RunMoves moves, LogWriter logs, JobHints hints, CurrentConfiguration configurations, InstantSource clock) {
        this.moves = moves;
        this.logs = logs;
        this.hints = hints;
        this.configurations = configurations;
        this.clock = clock;
    }

    /** Starts an attempt; the run moves with the first one only. Returns the offset of its first log byte. */
    long start(Workspace workspace, Run run, Job job, StartRequest request, Instant leaseEnd) {
        if (job.phaseKind() == PhaseKind.PLAN) {
            run.plansAgainst(workspace.currentStateVersionId());
            planWith(run, request.toolVersion());
        }
        job.start(request.sandbox(), request.network(), clock.instant(), leaseEnd);
        var action = job.phaseKind() == PhaseKind.PLAN ? RunAction.START_PLAN : RunAction.START_APPLY;
        if (RunFlow.allows(run.status(), action)) {
            move(run, action, worker(job), null);
        }
        return logs.begin(job.phaseId(), run.tool(), request, job.attempt());
    }

    /** A worker without a fitting tool repeats what was asked for. */
    private static void planWith(Run run, String version) {
        if (ToolVersions.isExact(version)) {
            run.planWith(version);
        }
    }

    long logSize(Job job) {
        return logs.size(job.phaseId());
    }

    /**
     * Takes what terraform found out or did, and moves the run by it.
     *
     * @param reason of an end that is not a good one
     */
    void end(Workspace workspace, Run run, Job job, PhaseResult result, @Nullable String reason) {
        var phase = moves.phase(job.phaseId());
        count(phase, result.counts());
        boolean canceled = run.cancellation().isRequested();
        boolean plan = job.phaseKind() == PhaseKind.PLAN;
        if (plan && result instanceof PhaseResult.Succeeded succeeded) {
            requireArtifact(run, phase, succeeded);
            run.planned(succeeded.changes());
        }
        var steps = plan ? NextStep.afterPlan(run.options(), canceled, result) : NextStep.afterApply(canceled, result);
        for (RunAction step : steps) {
            boolean ours = step == RunAction.CONFIRM || step == RunAction.QUEUE_APPLY;
            move(run, step, ours ? new Actor.Engine() : worker(job), ours ? null : reason);
        }
        if (run.status() == RunStatus.APPLIED) {
            configurations.applied(workspace, run);
        }
    }

    /** Lets another worker have it, and says so where one had begun. */
    void requeue(Run run, Job job, String why) {
        if (job.status() == JobStatus.STARTED) {
            var reason = "Worker " + job.worker() + " " + why + "; the plan is tried again (attempt "
                    + (job.attempt() + 1) + ").";
            move(run, RunAction.PLAN_AGAIN, new Actor.Engine(), reason);
        }
        job.requeue();
        hints.jobReady(job.agentPoolId());
    }

    void stop(Run run) {
        move(run, RunAction.STOP, new Actor.Engine(), null);
    }

    /** The worker of a run that was canceled by force has said that the process is dead. */
    void stopLate(Run run, Job job) {
        move(run, RunAction.STOP, worker(job), "Worker " + job.worker() + " has ended terraform.");
    }

    void fail(Run run, String reason) {
        move(run, RunAction.FAIL, new Actor.Engine(), reason);
    }

    /** Ends a run whose phase waits for its worker. */
    void cancel(Run run, String reason) {
        move(run, RunAction.CANCEL, new Actor.Engine(), reason);
    }

    private static void requireArtifact(Run run, Phase plan, PhaseResult.Succeeded result) {
        boolean needed = result.changes() || run.options().allowEmptyApply();
        if (needed && !run.options().planOnly() && plan.artifactBlob() == null) {
            throw new Conflict("The plan was reported before its artifact was uploaded.");
        }
    }

    private static void count(Phase phase, ResourceCounts counts) {
        phase.count(counts.additions(), counts.changes(), counts.destructions(), counts.imports());
    }

    private static Actor worker(Job job) {
        return new Actor.Holder(job.id(), job.leaseEpoch());
    }

    private void move(Run run, RunAction action, Actor by, @Nullable String description) {
        moves.move(run, new Move(action, by, clock.instant(), description));
    }
}
