package dev.runyard.worker.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of an attempt are recognized after the worker that started them is gone.
 *
 * @param mark in the environment of every process, unless it was removed
 * @param program the file name of the tool
 * @param controlGroups folders of control groups made for this attempt alone
 * @param pid of the process started last; 0 when there was none
 * @param startedAt the start of that process, which tells it from a later one with the same number
 */
public record Footprint(
        String mark,
        String program,
        List<String> controlGroups,
        long pid,
        @Nullable Instant startedAt) {

    public Footprint {
        controlGroups = List.copyOf(controlGroups);
    }

    /** Returns this with another process as the one started last. */
    public Footprint with(long newPid, @Nullable Instant newStart) {
        return new Footprint(mark, program, controlGroups, newPid, newStart);
    }

    /**
     * Ends all that is left: terraform is interrupted first, so that it can write its state, and everything is killed
     * when the time is over.
     */
    public void erase(Duration grace) {
        Optional<ProcessHandle> first = survivor();
        first.flatMap(process -> ProcessTree.find(process, program))
                .or(() -> Strays.tool(mark, program))
                .ifPresent(process -> {
                    process.destroy();
                    ProcessTree.awaitEnd(process, grace);
                });
        var group = new ControlGroup(controlGroups.stream().map(Path::of).toList());
        Strays.kill(() -> Strays.of(group, mark, first));
        group.remove();
    }

    private Optional<ProcessHandle> survivor() {
        return startedAt == null
                ? Optional.empty()
                : ProcessHandle.of(pid)
                        .filter(process -> process.info().startInstant().equals(Optional.of(startedAt)));
    }
}
