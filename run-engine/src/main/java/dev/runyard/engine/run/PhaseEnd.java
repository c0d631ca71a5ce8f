package dev.runyard.engine.run;

import dev.runyard.contract.PhaseResult;
import dev.runyard.engine.Leases;
import dev.runyard.engine.hint.JobHints;
import dev.runyard.engine.log.InFlight;
import dev.runyard.engine.log.LogWriter;
import dev.runyard.engine.stateversion.StatePromotion;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Closes what a phase leaves open: its job, its log, its state. Needs a transaction and both locks. */
@Component
final class PhaseEnd {
    private final Jobs jobs;
    private final LogWriter logs;
    private final StatePromotion states;
    private final JobHints hints;
    private final InFlight inFlight;
    private final InstantSource clock;

    PhaseEnd(Jobs jobs, LogWriter logs, StatePromotion states, JobHints hints, InFlight inFlight, InstantSource clock) {
        this.jobs = jobs;
        this.logs = logs;
        this.states = states;
        this.hints = hints;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    Optional<Job> openJob(Run run) {
        return jobs.open(run.id()).flatMap(open -> jobs.lock(open.id()));
    }

    /** Returns why a phase ended as it did, for people; null when that says enough. What was in flight stands in the log, too. */
    @Nullable
    String reason(Job job, PhaseResult result) {
        if (result instanceof PhaseResult.Succeeded) {
            return null;
        }
        String unfinished = inFlight(job);
        if (!unfinished.isEmpty()) {
            logs.tell(job.phaseId(), unfinished);
        }
        String reason = result instanceof PhaseResult.Failed failed ? failed.reason() : "";
        String both = joined(reason, unfinished);
        return both.isEmpty() ? null : both;
    }

    /** Adds to the reason of an end that nobody reported what was in flight, as far as it is known. */
    String withInFlight(Job job, String reason) {
        return joined(reason, inFlight(job));
    }

    private String inFlight(Job job) {
        return job.phaseKind() == PhaseKind.APPLY ? inFlight.in(job.phaseId()) : "";
    }

    private static String joined(String reason, String more) {
        if (reason.isEmpty() || more.isEmpty()) {
            return reason + more;
        }
        return reason + (reason.endsWith(".") ? " " : ". ") + more;
    }

    /** After a report: the epoch stays, so that the same report is known when it comes again. */
    void reported(Workspace workspace, Job job) {
        job.finish(clock.instant());
        close(workspace, job);
    }

    /** Without a report: whoever may still hold the job is fenced. */
    void given(Workspace workspace, Job job, String lastLine) {
        logs.tell(job.phaseId(), lastLine);
        job.finishFenced(clock.instant());
        close(workspace, job);
    }

    /** Says who still executes a phase whose run does not wait for it any more. */
    String executor(Job job) {
        var silent = job.silentSince();
        var killed = "Terraform is killed as soon as worker " + job.worker() + " is reached"
                + (silent == null ? "." : "; it is silent since " + silent + ".");
        return withInFlight(job, killed);
    }

    /** Takes note that the phase of a run that was canceled by force is not executed any more, once. */
    boolean isLate(Run run, Job job, long epoch) {
        boolean late = run.cancellation().isForced() && job.isFencedAfter(epoch);
        if (late) {
            job.finishFenced(clock.instant());
        }
        return late;
    }

    /** Returns when a lease that is given now ends, by the database's clock. */
    Instant leaseEnd(Leases leases) {
        return jobs.clock().plus(leases.lease());
    }

    /** Returns how long the job's lease has been over; negative while it is not, or when there is none. */
    Duration silence(Job job) {
        var until = job.leaseUntil();
        return until == null ? Duration.ofSeconds(-1) : Duration.between(until, jobs.clock());
    }

    /** Notes that the worker of an apply is silent, since the end of its lease. */
    void silent(Job job) {
        var until = job.leaseUntil();
        if (job.silentSince() == null && until != null) {
            job.silent(until);
        }
    }

    private void close(Workspace workspace, Job job) {
        logs.end(job.phaseId());
        if (job.phaseKind() == PhaseKind.APPLY) {
            states.promote(workspace, job.runId());
        }
        // An organization that was at its ceiling has room again.
        hints.jobReady(job.agentPoolId());
    }
}
