package dev.runyard.app.settings;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.worker.SandboxKind;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.tool.Mirror;
import dev.runyard.worker.tool.ToolMirrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All that the operator of a worker on another machine can set. Each component is one environment variable, as those of
 * {@link Settings} are; what both have means the same.
 *
 * @param server the address of a server
 * @param workerToken the token it claims jobs with; this or the file
 * @param workerTokenFile a file with the token alone
 * @param workerName shown on runs; null: the name of the machine
 * @param workerConcurrency how many phases at once
 * @param workerLabels what lists of workers show of it: {@code key=value}, separated by commas; null: nothing
 * @param tlsCa a PEM file with certificates that worker and runs trust beside the authorities of the machine; null: none
 */
@ConfigurationProperties(Settings.PREFIX)
public record WorkerOptions(
        @Nullable URI server,
        @Nullable Secret workerToken,
        @Nullable Path workerTokenFile,
        @Nullable String workerName,
        @DefaultValue("2") int workerConcurrency,
        @Nullable String workerLabels,
        @DefaultValue("./data") Path data,
        @Nullable Path work,
        @DefaultValue("bubblewrap") SandboxKind sandbox,
        @Nullable String sandboxImage,
        @DefaultValue("4GB") DataSize runMemory,
        @DefaultValue("2048") int runProcesses,
        @DefaultValue("0") double runCpus,
        @DefaultValue("4GB") DataSize runFileSize,
        @DefaultValue("16GB") DataSize runDisk,
        @DefaultValue("1GB") DataSize runLog,
        @Nullable EgressMode egress,
        @DefaultValue List<IpRange> egressAllow,
        @DefaultValue List<IpRange> egressDeny,
        @DefaultValue("publisher") Mirror.Place terraformMirror,
        @Nullable Path terraformMirrorKeys,
        @DefaultValue("publisher") Mirror.Place tofuMirror,
        @Nullable Path tofuMirrorKeys,
        @Nullable Path tlsCa) {
    private static final int MOST_AT_ONCE = 1000;
    private static final int LONGEST_NAME = 200;

    /** What may stand in the header of a request. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    public WorkerOptions {
        if (server == null) {
            throw Refusal.wrongRequest(
                    "A worker needs --server URL (or RUNYARD_SERVER), the address of a Runyard server");
        }
        ServerUrl.require("RUNYARD_SERVER", server);
        if ((workerToken == null) == (workerTokenFile == null)) {
            throw Refusal.wrongRequest(
                    "A worker needs one token: RUNYARD_WORKER_TOKEN, or a file with it, --token-file FILE");
        }
        SandboxImage.require(sandbox, sandboxImage);
        RunLimits.of(runMemory, runProcesses, runCpus, runFileSize, runDisk, runLog);
        if (workerConcurrency < 1 || workerConcurrency > MOST_AT_ONCE) {
            throw Refusal.wrongRequest("RUNYARD_WORKER_CONCURRENCY is " + workerConcurrency
                    + ": it must be between 1 and " + MOST_AT_ONCE);
        }
        if (workerName != null && workerName.length() > LONGEST_NAME) {
            throw Refusal.wrongRequest("RUNYARD_WORKER_NAME is too long: at most " + LONGEST_NAME + " characters");
        }
        Labels.read(workerLabels);
        data = data.toAbsolutePath().normalize();
        work = work == null ? null : work.toAbsolutePath().normalize();
    }

    /** The address of the server, which a worker does not start without. */
    public URI address() {
        if (server == null) {
            throw new IllegalStateException("a worker has a server");
        }
        return server;
    }

    /** The token, wherever it stands. */
    public String token() {
        String token = workerToken == null ? ofFile() : workerToken.value();
        if (!TOKEN.matcher(token).matches()) {
            throw Refusal.wrongRequest(
                    workerToken == null
                            ? "RUNYARD_WORKER_TOKEN_FILE is " + workerTokenFile
                                    + ", which holds no token: one line, and nothing else"
                            : "RUNYARD_WORKER_TOKEN is no token: there must be no spaces in it");
        }
        return token;
    }

    private String ofFile() {
        try {
            return Files.readString(java.util.Objects.requireNonNull(workerTokenFile))
                    .strip();
        } catch (IOException e) {
            throw Refusal.wrongRequest("RUNYARD_WORKER_TOKEN_FILE is " + workerTokenFile + ", which cannot be read");
        }
    }

    /** The name it has on runs. */
    public String name() {
        if (workerName != null) {
            return workerName;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "worker";
        }
    }

    /** What lists of workers show of it. */
    public Map<String, String> labels() {
        return Labels.read(workerLabels);
    }

    /** What runs reach whose organization has no say. */
    public Egress runsReach() {
        return EgressOptions.of(sandbox, egress, egressAllow, egressDeny);
    }

    /** Where it gets its tools. */
    public ToolMirrors mirrors() {
        return new ToolMirrors(
                new Mirror(terraformMirror, terraformMirrorKeys), new Mirror(tofuMirror, tofuMirrorKeys));
    }

    /** What one plan or apply may use. */
    public Limits limits() {
        return RunLimits.of(runMemory, runProcesses, runCpus, runFileSize, runDisk, runLog);
    }

    /** The folder where runs work. */
    public Path workFolder() {
        return work == null ? data.resolve("work") : work;
    }
}
