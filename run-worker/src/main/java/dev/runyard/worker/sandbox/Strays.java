package dev.runyard.worker.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes of an attempt that outlived the one the worker started. */
final class Strays {
    /** The environment variable that carries the attempt's mark. */
    static final String MARK = "RUNYARD_ATTEMPT";

    private static final Logger log = LoggerFactory.getLogger(Strays.class);
    private static final long LIMIT = Duration.ofSeconds(20).toNanos();

    private Strays() {}

    /** Returns what is in the control group, carries the mark, or descends from the given process. */
    static Stream<ProcessHandle> of(ControlGroup group, String mark, Optional<ProcessHandle> root) {
        Stream<ProcessHandle> marked = ProcessHandle.allProcesses().filter(process -> isMarked(process.pid(), mark));
        Stream<ProcessHandle> family =
                root.stream().flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        return Stream.of(group.members(), marked, family).flatMap(found -> found);
    }

    static boolean isMarked(long pid, String mark) {
        return List.of(ProcessTree.read(pid, "environ").split("\0", -1)).contains(MARK + "=" + mark);
    }

    /** Returns the process that carries the mark and runs this program, though it be no child of the worker's: the first of a family. */
    static Optional<ProcessHandle> tool(String mark, String program) {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> ProcessTree.runsProgram(process, program))
                .filter(process -> isMarked(process.pid(), mark))
                .toList();
        return found.stream()
                .filter(process -> Stream.iterate(
                                process.parent(),
                                Optional::isPresent,
                                each -> each.get().parent())
                        .flatMap(Optional::stream)
                        .noneMatch(found::contains))
                .findFirst();
    }

    /** Returns the processes of a user of this machine, known by number. */
    static Stream<ProcessHandle> ofUser(int uid) {
        return ProcessHandle.allProcesses().filter(process -> Owners.ofProcess(process.pid()) == uid);
    }

    /** Kills again and again until nothing is found, since a process may start others while it is being killed. */
    static void kill(Supplier<Stream<ProcessHandle>> finder) {
        long end = System.nanoTime() + LIMIT;
        ProcessHandle self = ProcessHandle.current();
        while (true) {
            List<ProcessHandle> found = finder.get()
                    .filter(process -> !process.equals(self))
                    .filter(ProcessTree::runs)
                    .toList();
            if (found.isEmpty()) {
                return;
            }
            if (System.nanoTime() > end) {
                log.error("Processes {} cannot be killed", found);
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
