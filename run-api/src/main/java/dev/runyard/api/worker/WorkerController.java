package dev.runyard.api.worker;

import dev.runyard.api.security.WorkersOnly;
import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Farewell;
import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.LogAck;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.job.JobClaims;
import dev.runyard.engine.job.JobDesk;
import dev.runyard.engine.run.PhaseLifecycle;
import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where workers get their jobs and tell of them; see {@link WorkerDoor} for the rules. */
@RestController
final class WorkerController {
    /** What comes beyond is not read; the acknowledged offset tells the worker so. */
    private static final int MOST_LOG_BYTES = 1 << 20;

    private final JobClaims claims;
    private final JobDesk desk;
    private final PhaseLifecycle phases;
    private final WorkerRegister register;

    WorkerController(JobClaims claims, JobDesk desk, PhaseLifecycle phases, WorkerRegister register) {
        this.register = register;
        this.claims = claims;
        this.desk = desk;
        this.phases = phases;
    }

    @PostMapping(WorkerDoor.CLAIMS)
    @WorkersOnly
    ResponseEntity<Claim> claim(@RequestBody ClaimRequest request, Actor.Worker worker, HttpServletRequest sent)
            throws InterruptedException {
        register.heard(request, worker, sent.getRemoteAddr());
        return claims.claim(request, worker)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping(WorkerDoor.FAREWELLS)
    @WorkersOnly
    void farewell(@RequestBody Farewell farewell, Actor.Worker worker) {
        register.ended(farewell, worker);
    }

    @PostMapping("/worker/v1/jobs/{job}/started")
    @WorkersOnly
    Started started(@PathVariable JobId job, @RequestBody StartRequest request, Actor.Holder holder) {
        return phases.started(Attempt.of(job, holder), holder.epoch(), request);
    }

    @PostMapping("/worker/v1/jobs/{job}/released")
    @WorkersOnly
    void released(@PathVariable JobId job, Actor.Holder holder) {
        phases.released(Attempt.of(job, holder), holder.epoch());
    }

    @PostMapping("/worker/v1/jobs/{job}/heartbeat")
    @WorkersOnly
    Heartbeat heartbeat(@PathVariable JobId job, Actor.Holder holder) {
        return desk.heartbeat(Attempt.of(job, holder), holder.epoch());
    }

    @PutMapping("/worker/v1/jobs/{job}/log")
    @WorkersOnly
    LogAck log(@PathVariable JobId job, @RequestParam long offset, InputStream body, Actor.Holder holder)
            throws IOException {
        return desk.log(Attempt.of(job, holder), holder.epoch(), offset, body.readNBytes(MOST_LOG_BYTES));
    }

    @PostMapping("/worker/v1/jobs/{job}/report")
    @WorkersOnly
    void report(@PathVariable JobId job, @RequestBody PhaseResult result, Actor.Holder holder) {
        phases.report(Attempt.of(job, holder), holder.epoch(), result);
    }
}
