package dev.runyard.engine.job;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.engine.Leases;
import dev.runyard.engine.Meters;
import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.JobTurns;
import dev.runyard.persistence.job.Jobs;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes jobs in the order that {@link JobTurns} gives. Needs a transaction. */
@Component
final class ClaimQueue {
    /** Who found that others were quicker looks again; after so many times the worker asks again by itself. */
    private static final int TRIES = 4;

    private final Jobs jobs;
    private final JobTurns turns;
    private final ServerLimits limits;
    private final Leases leases;
    private final Meters meters;

    ClaimQueue(Jobs jobs, JobTurns turns, ServerLimits limits, Leases leases, Meters meters) {
        this.jobs = jobs;
        this.turns = turns;
        this.limits = limits;
        this.leases = leases;
        this.meters = meters;
    }

    /** Gives the next job to the worker that asks; the one it got under the same claim id as long as that is not over. */
    Optional<Job> take(ClaimRequest request) {
        return jobs.findByClaimId(request.claimId())
                .filter(job -> job.status() != JobStatus.FINISHED)
                .or(() -> next(request));
    }

    /** It waits for the claims of others at most once, holding no lock then: so nobody can wait in a circle. */
    private Optional<Job> next(ClaimRequest request) {
        int ceiling = limits.ceiling();
        var turn = turns.tryNext(ceiling).or(() -> turns.awaitNext(ceiling));
        for (int tries = 1; turn.isPresent() && tries <= TRIES; tries++) {
            var job = turns.first(turn.get().getOrganization(), ceiling);
            if (job.isPresent()) {
                var now = jobs.clock();
                var until = now.plus(leases.lease());
                meters.claimed(job.get().phaseKind(), Duration.between(job.get().queuedAt(), now));
                job.get().claim(request.claimId(), request.worker(), turn.get().getTurn(), until);
                return job;
            }
            turn = turns.tryNext(ceiling);
        }
        return Optional.empty();
    }
}
