package dev.runyard.app.settings;

import dev.runyard.worker.sandbox.Limits;
import org.springframework.util.unit.DataSize;

/** What one plan or apply may use, by the settings that a server and a worker on another machine have alike. */
final class RunLimits {
    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(64);
    private static final DataSize LEAST_FILE = DataSize.ofMegabytes(1);
    private static final int LEAST_PROCESSES = 32;

    private RunLimits() {}

    static Limits of(DataSize memory, int processes, double cpus, DataSize fileSize, DataSize disk, DataSize log) {
        require("RUNYARD_RUN_MEMORY", memory, LEAST_MEMORY);
        require("RUNYARD_RUN_FILE_SIZE", fileSize, LEAST_FILE);
        require("RUNYARD_RUN_DISK", disk, LEAST_FILE);
        require("RUNYARD_RUN_LOG", log, LEAST_FILE);
        if (processes < LEAST_PROCESSES) {
            throw Refusal.wrongRequest(
                    "RUNYARD_RUN_PROCESSES is " + processes + ": it must be " + LEAST_PROCESSES + " or more");
        }
        if (!(cpus == 0 || cpus >= 0.01)) {
            throw Refusal.wrongRequest("RUNYARD_RUN_CPUS is " + cpus + ": it must be 0.01 or more, or 0 for all");
        }
        return new Limits(memory.toBytes(), processes, cpus, fileSize.toBytes(), disk.toBytes(), log.toBytes());
    }

    private static void require(String setting, DataSize size, DataSize least) {
        if (size.compareTo(least) < 0) {
            throw Refusal.wrongRequest(
                    setting + " is " + size.toMegabytes() + "MB: it must be " + least.toMegabytes() + "MB or more");
        }
    }
}
