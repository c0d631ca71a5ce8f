package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at processes by what the kernel says of them. */
final class ProcessTree {
    /** The kernel cuts names off after so many bytes. */
    private static final int NAME_LENGTH = 15;

    private ProcessTree() {}

    /** Returns the process nearest to the root, or the root itself, that runs a program of this file name. */
    static Optional<ProcessHandle> find(ProcessHandle root, String program) {
        var next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            ProcessHandle process = next.removeFirst();
            if (runsProgram(process, program)) {
                return Optional.of(process);
            }
            process.children().forEach(next::addLast);
        }
        return Optional.empty();
    }

    static boolean runsProgram(ProcessHandle process, String program) {
        String name = program.substring(0, Math.min(NAME_LENGTH, program.length()));
        return read(process.pid(), "comm").strip().equals(name);
    }

    /** Waits until a process is gone, at most so long. */
    static void awaitEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // The caller kills what is left.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A dead process that its parent has not asked after yet runs nothing any more. */
    static boolean runs(ProcessHandle process) {
        String stat = read(process.pid(), "stat");
        int state = stat.lastIndexOf(')') + 2;
        return state > 1 && state < stat.length() && stat.charAt(state) != 'Z' && stat.charAt(state) != 'X';
    }

    /** Returns a file under {@code /proc/PID}; empty when the process is gone or not ours to look at. */
    static String read(long pid, String file) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
