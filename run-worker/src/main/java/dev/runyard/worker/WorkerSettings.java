package dev.runyard.worker;

import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.tool.ToolMirrors;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All a worker is told.
 *
 * @param server the address of a server, without a path
 * @param token the worker's token, for claims
 * @param name shown on runs
 * @param dataDirectory what the worker must find again after a restart; for it alone
 * @param workDirectory where runs are unpacked; should be the same on all workers, since terraform embeds paths in
 *     plans. A worker that is root needs a place whose parents everyone may pass
 * @param concurrency how many phases at once
 * @param providerMirror a folder of providers as {@code terraform providers mirror} makes it, or null
 * @param mirrors where releases of tools come from
 * @param trusted a PEM file with certificates that runs trust beside the authorities of the machine, or null
 * @param timing how long things may take
 * @param limits what one phase may use
 */
public record WorkerSettings(
        URI server,
        String token,
        String name,
        Path dataDirectory,
        Path workDirectory,
        SandboxKind sandbox,
        int concurrency,
        @Nullable Path providerMirror,
        ToolMirrors mirrors,
        @Nullable Path trusted,
        Timing timing,
        Limits limits) {

    /**
     * How long things may take.
     *
     * @param claimWait how long the server may hold a claim open
     * @param heartbeat the pause between two signs of life, unless the lease asks for more
     * @param grace what terraform gets between the interrupt and the kill
     */
    public record Timing(Duration claimWait, Duration heartbeat, Duration grace) {
        public static final Timing DEFAULT =
                new Timing(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(2));
    }

    /** Keeps the paths absolute, since processes start in other folders, and the address without a slash at its end. */
    public WorkerSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("A worker needs a concurrency of at least 1, not " + concurrency);
        }
        server = URI.create(server.toString().replaceAll("/+$", ""));
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        workDirectory = workDirectory.toAbsolutePath().normalize();
        providerMirror =
                providerMirror == null ? null : providerMirror.toAbsolutePath().normalize();
    }

    /** Returns settings with two phases at once in bubblewrap, and everything else as usual. */
    public static WorkerSettings of(URI server, String token, String name, Path dataDirectory, Path workDirectory) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                SandboxKind.BUBBLEWRAP,
                2,
                null,
                ToolMirrors.PUBLISHERS,
                null,
                Timing.DEFAULT,
                Limits.DEFAULT);
    }

    /** Returns these settings with another sandbox. */
    public WorkerSettings with(SandboxKind newSandbox) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                newSandbox,
                concurrency,
                providerMirror,
                mirrors,
                trusted,
                timing,
                limits);
    }

    /** Returns these settings with another number of phases at once. */
    public WorkerSettings withConcurrency(int newConcurrency) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                sandbox,
                newConcurrency,
                providerMirror,
                mirrors,
                trusted,
                timing,
                limits);
    }

    /** Returns these settings with other times. */
    public WorkerSettings with(Timing newTiming) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                sandbox,
                concurrency,
                providerMirror,
                mirrors,
                trusted,
                newTiming,
                limits);
    }

    /** Returns these settings with a folder of providers. */
    public WorkerSettings withProviderMirror(@Nullable Path newMirror) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                sandbox,
                concurrency,
                newMirror,
                mirrors,
                trusted,
                timing,
                limits);
    }

    /** Returns these settings with other sources of tools. */
    public WorkerSettings with(ToolMirrors newMirrors) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                sandbox,
                concurrency,
                providerMirror,
                newMirrors,
                trusted,
                timing,
                limits);
    }

    /** Returns these settings with certificates that runs trust. */
    public WorkerSettings withTrusted(@Nullable Path newTrusted) {
        return new WorkerSettings(
                server,
                token,
                name,
                dataDirectory,
                workDirectory,
                sandbox,
                concurrency,
                providerMirror,
                mirrors,
                newTrusted,
                timing,
                limits);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "WorkerSettings[" + name + " for " + server + "]";
    }
}
