package dev.runyard.engine.job;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.engine.Leases;
import dev.runyard.engine.Meters;
import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.JobTurns;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.Conflict;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * Gives the next job to the worker that asks; the one it got under the same claim id as long as that is not over.
     *
     * @param pool the agent pool whose jobs alone it gets; null for those of no pool
     * @throws Conflict when the claim id is that of a worker of another pool
     */
    Optional<Job> take(ClaimRequest request, @Nullable AgentPoolId pool) {
        var taken = jobs.findByClaimId(request.claimId());
        if (taken.isPresent() && !Objects.equals(taken.get().agentPoolId(), pool)) {
            throw new Conflict("This claim id is taken.");
        }
        return taken.filter(job -> job.status() != JobStatus.FINISHED)
                .or(() -> pool == null ? next(request) : nextOf(pool, request));
    }

    private Optional<Job> nextOf(AgentPoolId pool, ClaimRequest request) {
        var job = turns.firstOf(pool);
        job.ifPresent(found -> give(found, request, null));
        return job;
    }

    private void give(Job job, ClaimRequest request, @Nullable Long turn) {
        var now = jobs.clock();
        meters.claimed(job.phaseKind(), Duration.between(job.queuedAt(), now));
        job.claim(request.claimId(), request.worker(), turn, now.plus(leases.lease()));
    }

    /** It waits for the claims of others at most once, holding no lock then: so nobody can wait in a circle. */
    private Optional<Job> next(ClaimRequest request) {
        int ceiling = limits.ceiling();
        var turn = turns.tryNext(ceiling).or(() -> turns.awaitNext(ceiling));
        for (int tries = 1; turn.isPresent() && tries <= TRIES; tries++) {
            var job = turns.first(turn.get().getOrganization(), ceiling);
            if (job.isPresent()) {
                give(job.get(), request, turn.get().getTurn());
                return job;
            }
            turn = turns.tryNext(ceiling);
        }
        return Optional.empty();
    }
}
