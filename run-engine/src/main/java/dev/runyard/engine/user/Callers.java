package dev.runyard.engine.user;

import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.user.Actor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Finds out who presents a token. */
@Component
public final class Callers {
    private final StoredTokens stored;
    private final WorkerTokens workerTokens;
    private final CapabilityTokens capabilities;
    private final Jobs jobs;
    private final InstantSource clock;

    Callers(
            StoredTokens stored,
            WorkerTokens workerTokens,
            CapabilityTokens capabilities,
            Jobs jobs,
            InstantSource clock) {
        this.stored = stored;
        this.workerTokens = workerTokens;
        this.capabilities = capabilities;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Returns who presents this token; nothing when it is unknown, expired, forged, or of an attempt that is over.
     *
     * <p>Tokens of jobs are only checked to be genuine: what a holder may still do is told by the door they go to, since
     * a stale epoch is answered differently from an unknown caller.
     */
    public Optional<Actor> authenticate(String presented) {
        if (Purpose.TERRAFORM.claimedBy(presented)) {
            return attempt(Purpose.TERRAFORM, presented, this::terraform);
        }
        if (Purpose.JOB.claimedBy(presented)) {
            return attempt(Purpose.JOB, presented, (job, epoch) -> Optional.of(new Actor.Holder(job, epoch)));
        }
        String hash = TokenText.hash(presented);
        return workerTokens.nameOf(hash).<Actor>map(Actor.Worker::new).or(() -> stored.actor(hash));
    }

    private Optional<Actor> attempt(Purpose purpose, String presented, BiFunction<JobId, Long, Optional<Actor>> whose) {
        return capabilities.verify(purpose, presented, clock.instant()).flatMap(id -> {
            int colon = id.lastIndexOf(':');
            return whose.apply(new JobId(id.substring(0, colon)), Long.parseLong(id.substring(colon + 1)));
        });
    }

    private Optional<Actor> terraform(JobId id, long epoch) {
        return jobs.findById(id)
                .filter(job -> job.status() == JobStatus.STARTED && job.leaseEpoch() == epoch)
                .map(Callers::terraformIn);
    }

    private static Actor terraformIn(Job job) {
        return new Actor.Terraform(job.runId(), job.workspaceId(), job.organizationId());
    }
}
