package dev.runyard.worker;

import dev.runyard.contract.Egress;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.tool.ToolMirrors;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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
 * @param image what containers are made of; null where the sandbox makes none
 * @param concurrency how many phases at once
 * @param labels shown in lists of workers
 * @param egress what runs reach over the network whose organization has no say
 * @param sources where runs get what they need beside their configuration
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
        @Nullable String image,
        int concurrency,
        Map<String, String> labels,
        Egress egress,
        Sources sources,
        Timing timing,
        Limits limits) {

    /**
     * Where tools and providers come from, and who is trusted.
     *
     * @param providers a folder of providers as {@code terraform providers mirror} makes it, or null
     * @param tools where releases of tools come from
     * @param trusted a PEM file with certificates that the worker and its runs trust beside the authorities of the machine,
     *     or null
     */
    public record Sources(
            @Nullable Path providers,
            ToolMirrors tools,
            @Nullable Path trusted) {
        /** Keeps the paths absolute, since processes start in other folders. */
        public Sources {
            providers = providers == null ? null : absolute(providers);
            trusted = trusted == null ? null : absolute(trusted);
        }
    }

    /**
     * How long things may take.
     *
     * @param claimWait how long the server may hold a claim open; not long, since a claim whose worker is gone would still be
     *     given a job
     * @param heartbeat the pause between two signs of life, unless the lease asks for more
     * @param grace what terraform gets between the interrupt and the kill
     */
    public record Timing(Duration claimWait, Duration heartbeat, Duration grace) {
        public static final Timing DEFAULT =
                new Timing(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(2));
    }

    /** Keeps the paths absolute, since processes start in other folders, and the address without a slash at its end. */
    public WorkerSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("A worker needs a concurrency of at least 1, not " + concurrency);
        }
        server = URI.create(server.toString().replaceAll("/+$", ""));
        labels = Map.copyOf(labels);
        dataDirectory = absolute(dataDirectory);
        workDirectory = absolute(workDirectory);
    }

    String requireImage() {
        return Objects.requireNonNull(image, "containers need an image");
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Begins with two phases at once in bubblewrap, and everything else as usual. */
    public static Builder of(URI server, String token, String name, Path dataDirectory, Path workDirectory) {
        return new Builder(server, token, name, dataDirectory, workDirectory);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "WorkerSettings[" + name + " for " + server + "]";
    }

    /** What has a usual value, and may be told otherwise. */
    public static final class Builder {
        private final URI server;
        private final String token;
        private final String name;
        private final Path dataDirectory;
        private final Path workDirectory;
        private SandboxKind sandbox = SandboxKind.BUBBLEWRAP;
        private @Nullable String image;
        private int concurrency = 2;
        private Map<String, String> labels = Map.of();
        private Egress egress = Egress.DENY_LIST;
        private Sources sources = new Sources(null, ToolMirrors.PUBLISHERS, null);
        private Timing timing = Timing.DEFAULT;
        private Limits limits = Limits.DEFAULT;

        private Builder(URI server, String token, String name, Path dataDirectory, Path workDirectory) {
            this.server = server;
            this.token = token;
            this.name = name;
            this.dataDirectory = dataDirectory;
            this.workDirectory = workDirectory;
        }

        public Builder with(SandboxKind wanted) {
            sandbox = wanted;
            return this;
        }

        public Builder withImage(@Nullable String wanted) {
            image = wanted;
            return this;
        }

        public Builder withConcurrency(int wanted) {
            concurrency = wanted;
            return this;
        }

        public Builder withLabels(Map<String, String> wanted) {
            labels = wanted;
            return this;
        }

        public Builder with(Egress wanted) {
            egress = wanted;
            return this;
        }

        public Builder with(Sources wanted) {
            sources = wanted;
            return this;
        }

        public Builder with(Timing wanted) {
            timing = wanted;
            return this;
        }

        public Builder with(Limits wanted) {
            limits = wanted;
            return this;
        }

        public WorkerSettings build() {
            return new WorkerSettings(
                    server,
                    token,
                    name,
                    dataDirectory,
                    workDirectory,
                    sandbox,
                    image,
                    concurrency,
                    labels,
                    egress,
                    sources,
                    timing,
                    limits);
        }
    }
}
