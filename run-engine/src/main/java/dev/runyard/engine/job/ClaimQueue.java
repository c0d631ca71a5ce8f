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
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.persistence.worker.WorkerId;
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
    private final Tokens tokens;
    private final JobTurns turns;
    private final ServerLimits limits;
    private final Leases leases;
    private final Meters meters;

    ClaimQueue(Jobs jobs, Tokens tokens, JobTurns turns, ServerLimits limits, Leases leases, Meters meters) {
        this.jobs = jobs;
        this.tokens = tokens;
        this.turns = turns;
        this.limits = limits;
        this.leases = leases;
        this.meters = meters;
    }

    /**
     * Gives the next job to the worker that asks; the one it got under the same claim id as long as that is not over.
     *
     * @return nothing also when the worker's token was deleted since it asked
     * @throws Conflict when the claim id is that of a worker of another pool
     */
    Optional<Job> take(ClaimRequest request, Actor.Worker worker) {
        var pool = worker.pool();
        var taken = jobs.findByClaimId(request.claimId());
        if (taken.isPresent() && !Objects.equals(taken.get().agentPoolId(), pool)) {
            throw new Conflict("This claim id is taken.");
        }
        return taken.filter(job -> job.status() != JobStatus.FINISHED)
                .map(this::again)
                .or(() -> (pool == null ? next() : nextOf(pool))
                        .filter(_ -> isKnown(worker))
                        .map(next -> give(next, request)));
    }

    /** The answer was lost on its way, and is good for as long as it would have been. */
    private Job again(Job job) {
        if (job.status() == JobStatus.CLAIMED) {
            job.renew(jobs.clock().plus(leases.claim()));
        }
        return job;
    }

    /** Whoever deletes the token from here on waits for the end of this transaction, and nothing is given after that. */
    private boolean isKnown(Actor.Worker worker) {
        return worker.token() == null || tokens.hold(worker.token()) > 0;
    }

    private record Next(Job job, @Nullable Long turn) {}

    private Optional<Next> nextOf(AgentPoolId pool) {
        return turns.firstOf(pool).map(job -> new Next(job, null));
    }

    private Job give(Next next, ClaimRequest request) {
        var job = next.job();
        var now = jobs.clock();
        meters.claimed(job.phaseKind(), Duration.between(job.queuedAt(), now));
        var registration = request.registration();
        job.claim(
                request.claimId(),
                request.worker(),
                registration == null ? null : new WorkerId(registration.id()),
                next.turn(),
                now.plus(leases.claim()));
        return job;
    }

    /** It waits for the claims of others at most once, holding no lock then: so nobody can wait in a circle. */
    private Optional<Next> next() {
        int ceiling = limits.ceiling();
        var turn = turns.tryNext(ceiling).or(() -> turns.awaitNext(ceiling));
        for (int tries = 1; turn.isPresent() && tries <= TRIES; tries++) {
            var job = turns.first(turn.get().getOrganization(), ceiling);
            if (job.isPresent()) {
                return Optional.of(new Next(job.get(), turn.get().getTurn()));
            }
            turn = turns.tryNext(ceiling);
        }
        return Optional.empty();
    }
}
