package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.PhaseResult;
import dev.runyard.worker.sandbox.Cell;
import dev.runyard.worker.sandbox.Command;
import dev.runyard.worker.sandbox.OutputSink;
import dev.runyard.worker.sandbox.SandboxProcess;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An attempt that the server agreed to: what all its steps share. */
final class Attempt {
    private static final Logger trouble = LoggerFactory.getLogger(Attempt.class);

    /** The exit code of a plan, beside 0. */
    private static final int PLANNED_CHANGES = 2;

    private final JobSpec job;
    private final JobDoor door;
    private final LogPump log;
    private final Halt halt;
    private final AttemptFiles files;
    private final Set<String> secrets;
    private AttemptRecord written;
    private @Nullable PhaseResult kept;

    Attempt(JobSpec job, JobDoor door, LogPump log, Halt halt, AttemptFiles files, AttemptRecord written) {
        this.job = job;
        this.door = door;
        this.log = log;
        this.halt = halt;
        this.files = files;
        this.secrets = Secrets.of(job);
        this.written = written;
    }

    JobSpec job() {
        return job;
    }

    JobDoor door() {
        return door;
    }

    LogPump log() {
        return log;
    }

    Halt halt() {
        return halt;
    }

    AttemptFiles files() {
        return files;
    }

    /** Returns what must not be read in anything that leaves the attempt. */
    Set<String> secrets() {
        return secrets;
    }

    /** Notes where the run's files are: before terraform is started there, and when they were moved. */
    void uses(RunFolder folder) throws IOException {
        written = written.withFolder(folder);
        if (job.phase() == PhaseKind.APPLY) {
            files.saveForGood(written);
        } else {
            files.save(written);
        }
    }

    /** Keeps how the apply ended, in case this worker does not live to tell it. Where it cannot be kept it is told all the same. */
    void keep(PhaseResult result) {
        if (result.equals(kept)) {
            return;
        }
        try {
            files.saveResult(result);
            kept = result;
        } catch (IOException e) {
            trouble.warn("The result of {} cannot be kept: {}", job, e.getMessage());
        }
    }

    /** Stops here when the attempt has been told to end: what went wrong then is no fault of the configuration. */
    void requireGoingOn() throws Halted {
        if (halt.reason().isPresent()) {
            throw new Halted();
        }
    }

    /**
     * Runs one process to its end and returns its exit code. The record knows it before it is waited for.
     *
     * @throws Halted when the attempt has been told to end before
     */
    int run(Cell cell, Command command, OutputSink sink) throws IOException, Halted, InterruptedException {
        requireGoingOn();
        SandboxProcess process = cell.start(command, sink);
        files.save(cell.footprint().with(process.pid(), process.startedAt()));
        int code = halt.await(process, cell);
        if (code != 0 && code != PLANNED_CHANGES && halt.reason().isEmpty()) {
            cell.limitOfFailure().ifPresent(halt::raiseLimit);
        }
        log.flush();
        return code;
    }
}
