package dev.runyard.engine.job;

import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.LogAck;
import dev.runyard.engine.Leases;
import dev.runyard.engine.Meters;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.Conflict;
import org.springframework.stereotype.Component;

/** Hears from those who have a job. */
@Component
public final class JobDesk {
    private final Steps steps;
    private final Jobs jobs;
    private final JobSpecs specs;
    private final Leases leases;
    private final Meters meters;

    JobDesk(Steps steps, Jobs jobs, JobSpecs specs, Leases leases, Meters meters) {
        this.steps = steps;
        this.jobs = jobs;
        this.specs = specs;
        this.leases = leases;
        this.meters = meters;
    }

    /**
     * Hears that the worker of an attempt is alive, and tells it what people wish.
     *
     * @throws Conflict when the attempt is no longer the job's
     */
    public Heartbeat heartbeat(JobId id, long epoch) {
        return steps.take(() -> {
            var job = jobs.lock(id).orElseThrow(JobDesk::stale);
            requireHolder(job, epoch);
            var lease = job.status() == JobStatus.CLAIMED ? leases.claim() : leases.lease();
            job.renew(jobs.clock().plus(lease));
            var wish = specs.isCancelRequested(job.runId()) ? Heartbeat.Wish.STOP : Heartbeat.Wish.GO_ON;
            return new Heartbeat(wish, (int) lease.toSeconds());
        });
    }

    /**
     * Appends to the log of an attempt.
     *
     * @throws Conflict when the attempt is no longer the job's
     */
    public LogAck log(JobId id, long epoch, long offset, byte[] bytes) {
        var ack = steps.take(() -> new LogAck(specs.append(had(id, epoch), offset, bytes)));
        meters.logReceived(bytes.length);
        return ack;
    }

    /**
     * Returns the job of a holder that runs it, for what it does in the present transaction: the epoch cannot change before its end.
     *
     * @throws Conflict when the attempt is no longer the job's, was not started, or is over
     */
    public Job held(JobId id, long epoch) {
        var job = had(id, epoch);
        if (job.status() == JobStatus.FINISHED) {
            throw new Conflict("This job is over.");
        }
        return job;
    }

    /**
     * As {@link #held}, also after the report: for what may be repeated or may follow then.
     *
     * @throws Conflict when the attempt is no longer the job's, or was not started
     */
    Job had(JobId id, long epoch) {
        var job = jobs.hold(id).orElseThrow(JobDesk::stale);
        if (job.leaseEpoch() != epoch) {
            throw stale();
        }
        if (job.status() == JobStatus.CLAIMED) {
            throw new Conflict("This attempt was not started.");
        }
        return job;
    }

    private static void requireHolder(Job job, long epoch) {
        if (job.leaseEpoch() != epoch || job.status() == JobStatus.FINISHED) {
            throw stale();
        }
    }

    private static Conflict stale() {
        return new Conflict("The lease of this attempt is over; its epoch is stale.");
    }
}
