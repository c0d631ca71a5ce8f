package dev.runyard.engine.job;

import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.Leases;
import dev.runyard.engine.Steps;
import dev.runyard.engine.hint.JobHints;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands jobs to workers. */
@Component
public final class JobClaims {
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int LONGEST_NAME = 200;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Steps steps;
    private final ClaimQueue queue;
    private final JobSpecs specs;
    private final JobHints hints;
    private final Leases leases;
    private final InstantSource clock;

    JobClaims(Steps steps, ClaimQueue queue, JobSpecs specs, JobHints hints, Leases leases, InstantSource clock) {
        this.steps = steps;
        this.queue = queue;
        this.specs = specs;
        this.hints = hints;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Gives the next ready job to a worker, waiting for one as long as the worker asks; no connection is held meanwhile.
     * The same claim id gets the same job as long as it is not over.
     *
     * @return nothing when no job came up in time, or this server is about to end
     * @throws Conflict when the worker speaks another version of the contract
     */
    public Optional<Claim> claim(ClaimRequest request, Actor.Worker worker) throws InterruptedException {
        check(request);
        Instant deadline = clock.instant().plusSeconds(request.waitSeconds());
        try (var waiting = hints.join(worker.pool())) {
            while (hints.isRunning()) {
                var claimed = steps.take(() -> queue.take(request, worker)
                        .map(job -> specs.claim(job, (int) leases.claim().toSeconds())));
                var left = Duration.between(clock.instant(), deadline);
                if (claimed.isPresent() || !left.isPositive()) {
                    return claimed;
                }
                waiting.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
            return Optional.empty();
        }
    }

    private static void check(ClaimRequest request) {
        if (request.contractVersion() != WorkerDoor.VERSION) {
            throw new Conflict(WorkerDoor.mismatch(request.contractVersion()));
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
}
