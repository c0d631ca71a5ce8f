package dev.runyard.worker;

import dev.runyard.contract.PhaseKind;
import dev.runyard.worker.sandbox.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * What a restarted worker needs to bring an attempt to its end.
 *
 * @param workspaceId for the log; null in the record of an older worker, and so is the run's
 * @param runFolder absolute
 * @param stateFile absolute; in the run's folder
 * @param erroredState absolute; in the run's folder
 * @param logOffset where the attempt's log begins in the phase's; negative before the server agreed to the start
 */
record AttemptRecord(
        String jobId,
        long epoch,
        String jobToken,
        @Nullable String workspaceId,
        @Nullable String runId,
        PhaseKind phase,
        String runFolder,
        String stateFile,
        String erroredState,
        long logOffset,
        Footprint footprint) {

    AttemptRecord withLogOffset(long offset) {
        return new AttemptRecord(
                jobId,
                epoch,
                jobToken,
                workspaceId,
                runId,
                phase,
                runFolder,
                stateFile,
                erroredState,
                offset,
                footprint);
    }

    AttemptRecord withFootprint(Footprint newFootprint) {
        return new AttemptRecord(
                jobId,
                epoch,
                jobToken,
                workspaceId,
                runId,
                phase,
                runFolder,
                stateFile,
                erroredState,
                logOffset,
                newFootprint);
    }

    AttemptRecord withFolder(RunFolder folder) {
        return new AttemptRecord(
                jobId,
                epoch,
                jobToken,
                workspaceId,
                runId,
                phase,
                folder.room().run().toString(),
                folder.state().toString(),
                folder.erroredState().toString(),
                logOffset,
                footprint);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "AttemptRecord[" + jobId + ", epoch " + epoch + "]";
    }
}
