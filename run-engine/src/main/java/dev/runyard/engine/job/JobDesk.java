package dev.runyard.engine.job;

import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.LogAck;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.Leases;
import dev.runyard.engine.Steps;
import dev.runyard.engine.hint.JobHints;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands jobs to workers and hears from them. */
@Component
public final class JobDesk {
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int LONGEST_NAME = 200;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Steps steps;
    private final Jobs jobs;
    private final JobSpecs specs;
    private final JobHints hints;
    private final Leases leases;
    private final InstantSource clock;

    JobDesk(Steps steps, Jobs jobs, JobSpecs specs, JobHints hints, Leases leases, InstantSource clock) {
        this.steps = steps;
        this.jobs = jobs;
        this.specs = specs;
        this.hints = hints;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Gives the next ready job to a worker, waiting for one as long as the worker asks; no connection is held meanwhile.
     * The same claim id gets the same job as long as it is not over.
     *
     * @return nothing when no job came up in time
     * @throws Invalid when the worker speaks another version of the contract
     */
    public Optional<Claim> claim(ClaimRequest request) throws InterruptedException {
        check(request);
        Instant deadline = clock.instant().plusSeconds(request.waitSeconds());
        while (true) {
            var claimed = steps.take(() -> take(request));
            var left = Duration.between(clock.instant(), deadline);
            if (claimed.isPresent() || !left.isPositive()) {
                return claimed;
            }
            if (!hints.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN)) {
                return Optional.empty();
            }
        }
    }

    private Optional<Claim> take(ClaimRequest request) {
        var earlier = jobs.findByClaimId(request.claimId()).filter(job -> job.status() != JobStatus.FINISHED);
        var job = earlier.or(jobs::takeNext);
        job.filter(taken -> earlier.isEmpty())
                .ifPresent(taken -> taken.claim(request.claimId(), request.worker(), leaseEnd()));
        return job.map(taken -> specs.claim(taken, leases.leaseSeconds()));
    }

    private static void check(ClaimRequest request) {
        if (request.contractVersion() != WorkerDoor.VERSION) {
            throw Invalid.because("This server speaks version " + WorkerDoor.VERSION + " of the worker contract, not "
                    + request.contractVersion());
        }
        if (request.waitSeconds() < 0 || request.waitSeconds() > LONGEST_WAIT_SECONDS) {
            throw Invalid.because("waitSeconds must be between 0 and " + LONGEST_WAIT_SECONDS);
        }
        if (request.claimId().isBlank()
                || request.claimId().length() > LONGEST_NAME
                || request.worker().isBlank()
                || request.worker().length() > LONGEST_NAME) {
            throw Invalid.because("claimId and worker must be given, with " + LONGEST_NAME + " characters at most");
        }
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
            job.renew(leaseEnd());
            var wish = specs.isCancelRequested(job.runId()) ? Heartbeat.Wish.STOP : Heartbeat.Wish.GO_ON;
            return new Heartbeat(wish, leases.leaseSeconds());
        });
    }

    /**
     * Appends to the log of an attempt.
     *
     * @throws Conflict when the attempt is no longer the job's
     */
    public LogAck log(JobId id, long epoch, long offset, byte[] bytes) {
        return steps.take(() -> new LogAck(specs.append(held(id, epoch), offset, bytes)));
    }

    /**
     * Returns the job of a holder, for a write in the present transaction: the epoch cannot change before its end.
     *
     * @throws Conflict when the attempt is no longer the job's
     */
    public Job held(JobId id, long epoch) {
        var job = jobs.hold(id).orElseThrow(JobDesk::stale);
        if (job.leaseEpoch() != epoch) {
            throw stale();
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

    private Instant leaseEnd() {
        return jobs.clock().plus(leases.lease());
    }
}
