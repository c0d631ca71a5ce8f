package dev.runyard.worker;

import dev.runyard.contract.Claim;
import dev.runyard.contract.JobSpec;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.contract.StartRequest;
import dev.runyard.contract.Started;
import dev.runyard.worker.sandbox.Footprint;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.sandbox.Right;
import dev.runyard.worker.tool.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one phase, from the claim to the acknowledged report. */
final class Phase {
    private static final Logger log = LoggerFactory.getLogger(Phase.class);

    /** Ends of a plan that the worker brought about by itself: unreported, the plan goes to the next worker. */
    private static final Set<Halt.Reason> NOT_ITS_FAULT =
            Set.of(Halt.Reason.SILENT, Halt.Reason.FROZEN, Halt.Reason.SHUTDOWN);

    private final Workshop workshop;
    private final Claim claim;
    private final JobSpec job;
    private final JobDoor door;
    private final Right right;
    private final Halt halt;

    Phase(Workshop workshop, Claim claim) {
        this.workshop = workshop;
        this.claim = claim;
        this.job = claim.job();
        this.door = workshop.door().job(job.jobId(), claim.jobToken());
        this.right = workshop.watchdog().right(mark(), job.tool().name());
        WorkerSettings.Timing timing = workshop.settings().timing();
        this.halt = new Halt(timing.grace(), Duration.ofSeconds(job.limitSeconds()), right::isOver);
    }

    Halt halt() {
        return halt;
    }

    /** Returns what people know it by. */
    @Override
    public String toString() {
        return job.phase().wireName() + " of " + job.run().runId();
    }

    /** Runs it all. What could not be told to the server stays on the disk, for the worker's next start. */
    void run() throws InterruptedException {
        log.info("Claimed {}", job);
        try {
            AttemptFiles files = AttemptFiles.create(workshop.settings().dataDirectory(), mark());
            boolean settled = false;
            try {
                settled = start(files);
            } catch (Refused e) {
                log.info("{} does not start: {}", job, e.getMessage());
                settled = true;
            } finally {
                if (settled) {
                    files.delete();
                }
            }
        } catch (IOException e) {
            log.error("{} could not be brought to its end", job, e);
        }
    }

    private String mark() {
        return Marks.of(job.jobId(), job.epoch());
    }

    /** Returns whether the attempt is settled: nothing is left to be told to the server. */
    private boolean start(AttemptFiles files) throws IOException, InterruptedException {
        var nothing = new Footprint(mark(), job.tool().name(), List.of(), 0, null);
        String place = workshop.folders().place(job.run().runId()).toString();
        var claimed = new AttemptRecord(
                job.jobId(),
                job.epoch(),
                claim.jobToken(),
                job.run().workspaceId(),
                job.run().runId(),
                job.phase(),
                place,
                "",
                "",
                -1,
                nothing);
        files.save(claimed);
        Choice choice = choose();
        Started started = door.started(new StartRequest(
                Platform.current().toString(),
                choice.version(),
                workshop.sandbox().name(),
                workshop.egress(job).mode().wireName()));
        AttemptRecord written = claimed.withLogOffset(started.logOffset());
        files.save(written);
        try (right;
                var pump = pump(files, started);
                var heartbeats = Heartbeats.start(
                        door::heartbeat,
                        halt,
                        right,
                        started,
                        workshop.settings().timing().heartbeat())) {
            pump.line(introduction(choice));
            return conduct(new Attempt(job, door, pump, halt, files, written), choice, heartbeats);
        }
    }

    private Choice choose() throws InterruptedException {
        try (var _ = ClaimKeeper.of(door::heartbeat, claim.leaseSeconds())) {
            return Choice.make(workshop.tools(), job.tool());
        }
    }

    /** Lets another worker have it at once, as long as nothing was started. */
    void giveBack() {
        log.info("{} goes back, since this worker takes nothing more", job);
        release();
    }

    /** Without success the lease does it. */
    private void release() {
        try {
            door.released();
        } catch (IOException e) {
            log.info("{} is left to its lease: {}", job, e.getMessage());
        }
    }

    private LogPump pump(AttemptFiles files, Started started) throws IOException {
        long most = workshop.settings().limits().logBytes();
        return new LogPump(
                files.log(),
                started.logOffset(),
                door::log,
                new Masker(Secrets.of(job)),
                most,
                () -> halt.raiseLimit("wrote more than its limit of " + Limits.text(most) + " into its log"));
    }

    private boolean conduct(Attempt attempt, Choice choice, Heartbeats heartbeats)
            throws IOException, InterruptedException {
        Steps steps = null;
        boolean settled = false;
        try {
            PhaseResult result;
            try {
                steps = steps(attempt, choice);
                result = work(attempt, steps);
            } catch (Unworkable e) {
                result = failed(attempt, e.reason());
            } catch (Halted e) {
                result = Ending.of(attempt, ResourceCounts.NONE);
            }
            heartbeats.reporting();
            settled = tell(attempt, result);
            if (settled) {
                heartbeats.close();
                followUp(steps);
            }
            return settled;
        } finally {
            if (steps != null) {
                steps.close(settled);
            }
        }
    }

    private Steps steps(Attempt attempt, Choice choice) throws Unworkable, Halted, InterruptedException {
        Scene scene = Scene.take(workshop, attempt, choice.tool(workshop.tools(), attempt));
        Path rescue =
                workshop.settings().dataDirectory().resolve("refused-states").resolve(mark() + ".tfstate");
        return job.phase() == PhaseKind.PLAN ? new PlanSteps(attempt, scene) : new ApplySteps(attempt, scene, rescue);
    }

    /** Whatever goes wrong is the result: people are waiting for one. */
    private PhaseResult work(Attempt attempt, Steps steps) throws InterruptedException {
        try {
            return steps.work();
        } catch (Unworkable e) {
            return failed(attempt, e.reason());
        } catch (Halted e) {
            return Ending.of(attempt, ResourceCounts.NONE);
        } catch (Fenced e) {
            halt.raise(Halt.Reason.FENCED);
            return Ending.of(attempt, ResourceCounts.NONE);
        } catch (IOException | RuntimeException e) {
            log.error("{} failed", job, e);
            return failed(attempt, "The worker could not go on: " + e.getMessage());
        }
    }

    private static PhaseResult failed(Attempt attempt, String reason) {
        attempt.log().line("Error: " + reason);
        return new PhaseResult.Failed(reason, ResourceCounts.NONE);
    }

    private boolean tell(Attempt attempt, PhaseResult result) throws IOException, InterruptedException {
        if (job.phase() == PhaseKind.APPLY) {
            attempt.log().flush();
            attempt.keep(result);
        }
        attempt.log().finish();
        boolean failedPlan = job.phase() == PhaseKind.PLAN && result instanceof PhaseResult.Failed;
        if (failedPlan && halt.reason().filter(NOT_ITS_FAULT::contains).isPresent()) {
            log.info("{} goes back, since nothing was changed: it is planned again", job);
            release();
            return true;
        }
        boolean fenced = halt.is(Halt.Reason.FENCED);
        try {
            // A server that has given it up refuses this, too, but learns that the process is dead.
            door.report(result);
            log.info("Reported {}: {}", job, result);
        } catch (Refused e) {
            if (fenced) {
                log.info("{} was given up by the server", job);
            } else {
                log.warn("The report of {} was refused: {}", job, e.getMessage());
            }
        }
        return true;
    }

    private void followUp(@Nullable Steps steps) throws InterruptedException {
        try {
            if (steps != null) {
                steps.afterReport();
            }
        } catch (IOException | Unworkable | Halted e) {
            log.info("{} is reported, but what follows failed: {}", job, e.getMessage());
        }
    }

    private String warning() {
        return workshop.settings().sandbox() == SandboxKind.PROCESS ? "\n" + SandboxKind.WARNING : "";
    }

    private String introduction(Choice choice) {
        String text = "Runyard worker " + workshop.settings().name() + " · sandbox "
                + workshop.sandbox().name() + " · network "
                + workshop.egress(job).mode() + " · "
                + job.tool().name() + " " + choice.version();
        String attempt = job.attempt() > 1 ? " · attempt " + job.attempt() : "";
        return text + attempt + " · " + workshop.enforcement() + warning();
    }
}
