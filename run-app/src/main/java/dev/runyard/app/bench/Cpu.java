package dev.runyard.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time, from Linux's own accounts.
 *
 * @param own seconds of the process itself
 * @param children seconds of its descendants, those that have ended and were waited for as well
 */
record Cpu(double own, double children) {
    /** What the kernel counts in, on every machine that Runyard runs on. */
    private static final double TICKS_PER_SECOND = 100;

    static Cpu of(long pid) throws IOException {
        double[] process = times(pid);
        double living = 0;
        for (long child : ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid)
                .toArray()) {
            living += sum(child);
        }
        return new Cpu(process[0], process[1] + living);
    }

    double all() {
        return own + children;
    }

    Cpu since(Cpu before) {
        return new Cpu(own - before.own, children - before.children);
    }

    /** A process may end while it is looked at: then its parent has its time. */
    private static double sum(long pid) throws IOException {
        if (!Files.exists(stat(pid))) {
            return 0;
        }
        double[] times = times(pid);
        return times[0] + times[1];
    }

    private static double[] times(long pid) throws IOException {
        String stat = Files.readString(stat(pid));
        // The second field is the program's name in parentheses, and may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new double[] {ticks(fields, 11) + ticks(fields, 12), ticks(fields, 13) + ticks(fields, 14)};
    }

    private static double ticks(String[] fields, int index) {
        return Long.parseLong(fields[index]) / TICKS_PER_SECOND;
    }

    private static Path stat(long pid) {
        return Path.of("/proc", Long.toString(pid), "stat");
    }
}
