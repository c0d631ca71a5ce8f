package dev.runyard.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of a process that is resident, in megabytes.
 *
 * @param peak the most there was
 */
record Memory(double now, double peak) {
    private static final double KIBIBYTES_PER_MEGABYTE = 1_000_000.0 / 1024;

    static Memory of(long pid) throws IOException {
        var lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        return new Memory(megabytes(lines, "VmRSS:"), megabytes(lines, "VmHWM:"));
    }

    private static double megabytes(Iterable<String> lines, String name) {
        for (String line : lines) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES_PER_MEGABYTE;
            }
        }
        throw new IllegalStateException(name);
    }
}
