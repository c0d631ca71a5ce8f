package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running tool.
 *
 * <p>Each has one platform thread that starts it and waits for it, and does nothing else: a parent-death signal, which
 * bubblewrap asks for, comes when the <em>thread</em> that started a process ends, and the threads under virtual ones
 * end when they are idle.
 */
public final class SandboxProcess {
    private static final Logger log = LoggerFactory.getLogger(SandboxProcess.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final String program;
    private final Function<Process, Optional<ProcessHandle>> tool;
    private final Runnable cleanUp;
    private final CompletableFuture<OutputSink> sink = new CompletableFuture<>();
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private boolean interrupted;

    private SandboxProcess(String program, Function<Process, Optional<ProcessHandle>> tool, Runnable cleanUp) {
        this.program = program;
        this.tool = tool;
        this.cleanUp = cleanUp;
    }

    /**
     * Starts a process and returns when it runs.
     *
     * @param program the file name of the tool, by which it is found among the processes of a sandbox
     * @param cleanUp runs after the process ended and before its end is told: removes what it left behind
     */
    static SandboxProcess start(ProcessBuilder builder, String program, OutputSink sink, Runnable cleanUp)
            throws IOException {
        SandboxProcess process = prepare(builder, program, cleanUp);
        process.listen(sink);
        return process;
    }

    /** Starts a process that waits for input; returns at once. */
    static SandboxProcess prepare(ProcessBuilder builder, String program, Runnable cleanUp) {
        return prepare(
                builder, new SandboxProcess(program, root -> ProcessTree.find(root.toHandle(), program), cleanUp));
    }

    /** As the other; the tool is no descendant of the process, and is found otherwise. */
    static SandboxProcess prepare(
            ProcessBuilder builder, String program, Supplier<Optional<ProcessHandle>> tool, Runnable cleanUp) {
        return prepare(builder, new SandboxProcess(program, _ -> tool.get(), cleanUp));
    }

    private static SandboxProcess prepare(ProcessBuilder builder, SandboxProcess process) {
        Thread.ofPlatform().name("process-" + process.program).daemon().start(() -> process.live(builder));
        return process;
    }

    /** Lets it speak to somebody; returns when it runs. */
    void listen(OutputSink taker) throws IOException {
        sink.complete(taker);
        try {
            started.get();
        } catch (ExecutionException e) {
            throw new IOException("Cannot start " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new IOException("Interrupted while starting " + program, e);
        }
    }

    /** Gives it all that it waits for. One that has ended takes nothing: its output and its exit code say why. */
    void give(byte[] input) {
        try (OutputStream stdin = started.join().getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            log.debug("{} took no input", program, e);
        }
    }

    private void live(ProcessBuilder builder) {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            started.completeExceptionally(e);
            return;
        }
        Thread reader = Thread.ofVirtual().start(() -> pump(process.getInputStream()));
        started.complete(process);
        try {
            int code = process.waitFor();
            // A child that went on by itself would keep the output open, and the end would never be read.
            // What was just starting meanwhile is found at the next look.
            do {
                cleanUp.run();
            } while (!reader.join(LOOK_AGAIN));
            ended.complete(code);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            ended.completeExceptionally(e);
        }
    }

    private void pump(InputStream output) {
        byte[] buffer = new byte[8192];
        try (output) {
            boolean taken = true;
            for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                taken = taken && offer(buffer, n);
            }
        } catch (IOException e) {
            log.debug("Output of {} ended early", program, e);
        }
    }

    /** Output that nobody can take, on a full disk say, is lost; a closed pipe would kill the tool in mid-work. */
    private boolean offer(byte[] bytes, int length) {
        try {
            sink.join().accept(bytes, length);
            return true;
        } catch (RuntimeException e) {
            log.error("The output of {} is lost from here on", program, e);
            return false;
        }
    }

    /** Tells whether this is the process that the worker started. */
    boolean is(ProcessHandle process) {
        return started.handle((mine, failure) -> mine != null && mine.toHandle().equals(process))
                .join();
    }

    /** Returns the number of the process that the worker started: the sandbox, not always the tool. */
    public long pid() {
        return started.join().pid();
    }

    /** Returns when it started, as far as the system tells. */
    public @Nullable Instant startedAt() {
        return started.join().info().startInstant().orElse(null);
    }

    /** Waits until it has ended and all its output was taken; the exit code, or nothing when the time is over. */
    public Optional<Integer> await(Duration limit) throws InterruptedException {
        try {
            return Optional.of(ended.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(program + " was lost", e);
        }
    }

    /**
     * Asks the tool to stop in good order. Terraform takes SIGTERM as it takes SIGINT; a second one would make it drop
     * everything, so this sends one only. The signal goes to the tool itself: bubblewrap would die of it at once, and
     * take the tool and the state not yet written with it.
     *
     * @return whether the tool has been asked; false while the sandbox is still starting
     */
    public synchronized boolean interrupt() {
        if (!interrupted) {
            interrupted = tool.apply(started.join()).map(ProcessHandle::destroy).orElse(false);
        }
        return interrupted;
    }

    /** Kills the process the worker started; what else it left is for {@link Cell#kill()}. */
    public void kill() {
        sink.complete((bytes, length) -> {});
        var _ = started.thenAccept(Process::destroyForcibly);
    }
}
