package dev.runyard.app.bench;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.Claim;
import dev.runyard.contract.LogAck;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.util.Map;

/** A job that a worker which executes nothing has claimed. */
final class Attempt {
    private static final StartRequest START = new StartRequest("linux_amd64", "1.11.4", "process", "open");

    private final Claim claim;
    private final Caller holder;

    Attempt(Claim claim, Caller worker) {
        this.claim = claim;
        this.holder = worker.with(claim.jobToken());
    }

    String run() {
        return claim.job().run().runId();
    }

    String workspace() {
        return claim.job().run().workspaceId();
    }

    boolean isApply() {
        return claim.job().phase() == PhaseKind.APPLY;
    }

    /** Returns where the log goes on. */
    long started() throws IOException, InterruptedException {
        return holder.read(holder.post(WorkerDoor.started(id()), START), Started.class)
                .logOffset();
    }

    /** Keeps the lease. */
    void renew() throws IOException, InterruptedException {
        holder.post(WorkerDoor.heartbeat(id()), Map.of());
    }

    /** Returns where the next byte goes. */
    long log(long offset, byte[] bytes) throws IOException, InterruptedException {
        return holder.read(holder.put(WorkerDoor.log(id()) + "?offset=" + offset, bytes), LogAck.class)
                .nextOffset();
    }

    /** Says that terraform ended well; of a plan, that there is something to apply, with a plan that says nothing. */
    void succeeded() throws IOException, InterruptedException {
        if (!isApply()) {
            holder.put(WorkerDoor.artifact(id(), Artifact.PLAN), new byte[] {0});
        }
        report(new PhaseResult.Succeeded(true, ResourceCounts.NONE));
    }

    void failed() throws IOException, InterruptedException {
        report(new PhaseResult.Failed("The bench ends it here.", ResourceCounts.NONE));
    }

    private void report(PhaseResult result) throws IOException, InterruptedException {
        holder.post(WorkerDoor.report(id()), Caller.typed(result, PhaseResult.class));
    }

    private String id() {
        return claim.job().jobId();
    }
}
