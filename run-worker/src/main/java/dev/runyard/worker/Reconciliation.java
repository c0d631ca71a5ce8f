package dev.runyard.worker;

import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings attempts to their end that an earlier life of this worker left: kills what still runs, hands in the state and
 * the rest of the log of an apply, and reports it: as it ended, where terraform was known to have. A plan changed nothing, so
 * that it goes back and is queued again, while a report would make it fail.
 */
final class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final String REASON = "The worker was restarted while terraform was applying";
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Workshop workshop;
    private final Map<AttemptFiles, AttemptRecord> leftovers = new LinkedHashMap<>();

    Reconciliation(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Ends what still runs; afterwards no process of an earlier life is left, and its folders are kept apart. */
    void endLeftovers() throws IOException {
        for (AttemptFiles files : AttemptFiles.all(workshop.settings().dataDirectory())) {
            try {
                hold(files, files.load());
            } catch (IOException e) {
                log.warn("An attempt left no record that could be read: {}", e.getMessage());
                files.delete();
            }
        }
        workshop.folders().sweep();
    }

    private void hold(AttemptFiles files, AttemptRecord attempt) throws IOException {
        try (var _ = RunTrace.of(attempt)) {
            attempt.footprint().erase(workshop.settings().timing().grace());
            leftovers.put(files, attempt);
            workshop.folders().hold(Path.of(attempt.runFolder()));
        }
    }

    /** Tells the server; waits while it cannot be reached. */
    void handIn() {
        List<AttemptFiles> settled = new ArrayList<>();
        leftovers.forEach((files, attempt) -> {
            try (var _ = RunTrace.of(attempt)) {
                boolean told = tell(files, attempt);
                workshop.folders().free(Path.of(attempt.runFolder()), told);
                if (told) {
                    files.delete();
                    settled.add(files);
                }
            }
        });
        settled.forEach(leftovers::remove);
    }

    private boolean tell(AttemptFiles files, AttemptRecord attempt) {
        JobDoor door = workshop.door().job(attempt.jobId(), attempt.jobToken());
        if (attempt.phase() == PhaseKind.PLAN || attempt.logOffset() < 0) {
            giveBack(attempt, door);
            return true;
        }
        try {
            var known = files.result();
            var kept = new KeptLog(files.log(), known.isPresent() ? "" : "\nError: " + REASON + "\n");
            handInState(files, attempt, door);
            kept.send(attempt.logOffset(), door::log, () -> door.pause(PAUSE));
            door.report(known.isPresent() ? known.get() : new PhaseResult.Failed(REASON, kept.counts()));
            log.info("Reported {}, which an earlier life of this worker left", attempt);
        } catch (Refused e) {
            log.info("{} was given up by the server: {}", attempt, e.getMessage());
            return tellTheEnd(attempt, door);
        } catch (IOException e) {
            log.warn("{} cannot be handed in now, and is kept", attempt, e);
            return false;
        }
        return true;
    }

    private static void giveBack(AttemptRecord attempt, JobDoor door) {
        try {
            door.released();
        } catch (IOException e) {
            log.debug("{} is left to its lease", attempt, e);
        }
    }

    /** The server refuses this as it refused the rest, but learns that the process is dead. */
    private static boolean tellTheEnd(AttemptRecord attempt, JobDoor door) {
        try {
            door.report(new PhaseResult.Failed(REASON, ResourceCounts.NONE));
        } catch (Refused e) {
            log.debug("{} is over for the server", attempt, e);
        } catch (IOException e) {
            log.warn("The end of {} cannot be told now", attempt, e);
            return false;
        }
        return true;
    }

    private static void handInState(AttemptFiles files, AttemptRecord attempt, JobDoor door) throws IOException {
        Path root = Path.of(attempt.runFolder());
        var uploads = new StateUploads(door, files.initialState());
        for (String file : List.of(attempt.erroredState(), attempt.stateFile())) {
            if (!file.isEmpty()
                    && Files.isDirectory(root)
                    && new StateFile(root, Path.of(file)).copyTo(files.finalState())) {
                uploads.upload(files.finalState());
                return;
            }
        }
        if (Files.exists(files.seenState())) {
            uploads.upload(files.seenState());
        }
    }
}
