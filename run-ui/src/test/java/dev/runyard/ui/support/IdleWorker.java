package dev.runyard.ui.support;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.job.JobClaims;
import dev.runyard.engine.job.JobDesk;
import dev.runyard.engine.run.PhaseLifecycle;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.user.Actor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A worker that holds a phase and executes nothing: it prints and reports what a test says. */
public final class IdleWorker {
    private final JobClaims claims = PagesServer.bean(JobClaims.class);
    private final JobDesk desk = PagesServer.bean(JobDesk.class);
    private final PhaseLifecycle phases = PagesServer.bean(PhaseLifecycle.class);
    private final JobId job;
    private final long epoch;
    private long offset;

    private IdleWorker() {
        try {
            var claim = claims.claim(
                            new ClaimRequest(
                                    UUID.randomUUID().toString(), WorkerDoor.VERSION, "worker-1", "1", 0, null),
                            new Actor.Worker("worker-1"))
                    .orElseThrow();
            this.job = new JobId(claim.job().jobId());
            this.epoch = claim.job().epoch();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        this.offset = phases.started(job, epoch, new StartRequest("linux_amd64", "1.11.4", "bubblewrap", "deny-list"))
                .logOffset();
    }

    /** Takes the next phase and starts it. */
    public static IdleWorker starts() {
        return new IdleWorker();
    }

    public IdleWorker prints(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        desk.log(job, epoch, offset, bytes);
        offset += bytes.length;
        return this;
    }

    /** Ends a plan that wants to add something, or an apply that did. */
    public void succeeds() {
        Tenant.step(() -> {
            PagesServer.bean(Phases.class)
                    .findById(row().phaseId())
                    .orElseThrow()
                    .keepArtifact(Tenant.blob());
            return job;
        });
        phases.report(job, epoch, new PhaseResult.Succeeded(true, new ResourceCounts(3, 1, 0, 0)));
    }

    public void stops() {
        phases.report(job, epoch, new PhaseResult.Stopped(ResourceCounts.NONE));
    }

    private Job row() {
        return PagesServer.bean(Jobs.class).findById(job).orElseThrow();
    }
}
