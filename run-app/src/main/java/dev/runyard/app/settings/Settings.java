package dev.runyard.app.settings;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.engine.Leases;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.worker.SandboxKind;
import dev.runyard.worker.sandbox.Limits;
import dev.runyard.worker.tool.Mirror;
import dev.runyard.worker.tool.ToolMirrors;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All that an operator can set. Each component is one environment variable: {@code databaseUrl} is
 * {@code RUNYARD_DATABASE_URL}. {@link SettingsReader} reads and checks them before anything starts.
 *
 * @param port the port of the server
 * @param bind the address it listens on; null: all
 * @param data the folder that holds what must survive: embedded database, blobs, keys
 * @param work the folder of the embedded worker; null: {@code work} in {@code data}
 * @param blobs the folder of the blobs; null: {@code blobs} in {@code data}
 * @param s3Bucket the bucket of the blobs; null: they are in a folder
 * @param s3Endpoint the address of an S3 server that is not Amazon's
 * @param s3Region null: the one the AWS SDK finds; of no interest to most servers that are not Amazon's
 * @param s3Prefix what the names of all objects begin with; null: nothing
 * @param s3PathStyle whether the bucket is named in the path rather than in the host; null: where there is an endpoint
 * @param s3AccessKey null: the credentials the AWS SDK finds
 * @param s3SecretKey belongs to {@code s3AccessKey}
 * @param url the address users see, in every link; without a trailing slash; null: localhost and the port
 * @param databaseUrl a PostgreSQL of the operator's; null: the embedded one
 * @param adminToken the site admin's token at the first start; null: one is made
 * @param metricsToken what Prometheus shows for the figures; null: the site admin alone gets them
 * @param encryptionKey null: one is made and kept in {@code data}
 * @param sandboxImage the image of the containers of runs; null: there are none
 * @param egress what runs reach of what no list names; null: all but private networks, where there is a sandbox
 * @param egressAllow what they reach in any case
 * @param egressDeny what they do not reach, though it were allowed
 * @param terraformVersion the version new workspaces get; null: the one on PATH
 * @param terraformMirror where releases of terraform come from
 * @param terraformMirrorKeys a file of armored OpenPGP public keys that they are signed with; null: HashiCorp's
 * @param tofuMirror where releases of OpenTofu come from
 * @param tofuMirrorKeys a file of armored OpenPGP public keys that they are signed with; null: OpenTofu's
 * @param lease how long a worker that is not heard keeps its phase
 * @param applyLostAfter how long the worker of an apply may be silent before its run is given up
 * @param forceCancelAfter how long a canceled run is given to end by itself before people may end it by force
 * @param tlsCert a PEM file with the certificate chain; null: plain HTTP
 * @param tlsKey a PEM file with its private key
 * @param uploadSize how large an uploaded configuration may be, packed
 * @param runsCeiling how many phases of one organization may execute at once; null: as many as there are workers
 * @param planTimeout how long a plan may take where neither organization nor workspace say less
 * @param runMemory how much memory a plan or apply may use, all its processes together
 * @param runProcesses how many processes and threads it may have
 * @param runCpus how many processors' time it may use; 0: all there is
 * @param runFileSize how large a file of it may become
 * @param runDisk how much disk its files may use
 * @param runLog how long its log may become
 * @param applyTimeout how long an apply may take where neither organization nor workspace say less
 */
@ConfigurationProperties(Settings.PREFIX)
public record Settings(
        @DefaultValue("8080") int port,
        @Nullable String bind,
        @DefaultValue("./data") Path data,
        @Nullable Path work,
        @Nullable Path blobs,
        @Nullable String s3Bucket,
        @Nullable URI s3Endpoint,
        @Nullable String s3Region,
        @Nullable String s3Prefix,
        @Nullable Boolean s3PathStyle,
        @Nullable Secret s3AccessKey,
        @Nullable Secret s3SecretKey,
        @Nullable URI url,
        @Nullable DatabaseAddress databaseUrl,
        @Nullable Secret adminToken,
        @Nullable Secret metricsToken,
        @Nullable Secret encryptionKey,
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
        @Nullable String terraformVersion,
        @DefaultValue("publisher") Mirror.Place terraformMirror,
        @Nullable Path terraformMirrorKeys,
        @DefaultValue("publisher") Mirror.Place tofuMirror,
        @Nullable Path tofuMirrorKeys,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("15m") Duration applyLostAfter,
        @DefaultValue("60s") Duration forceCancelAfter,
        @Nullable Path tlsCert,
        @Nullable Path tlsKey,
        @DefaultValue("text") LogFormat log,
        @DefaultValue("512MB") DataSize uploadSize,
        @Nullable Integer runsCeiling,
        @DefaultValue("2h") TimeLimit planTimeout,
        @DefaultValue("24h") TimeLimit applyTimeout) {
    static final String PREFIX = "runyard";
    private static final int SHORTEST_TOKEN = 20;
    private static final DataSize LEAST_UPLOAD = DataSize.ofMegabytes(1);
    /** As much as all files of one may have unpacked. */
    private static final DataSize LARGEST_UPLOAD = DataSize.ofGigabytes(2);

    private static final Duration LONGEST_COOL_OFF = Duration.ofHours(24);

    public Settings {
        if (port < 1 || port > 65_535) {
            throw Refusal.wrongRequest("RUNYARD_PORT is " + port + ": it must be between 1 and 65535");
        }
        if (uploadSize.compareTo(LEAST_UPLOAD) < 0 || uploadSize.compareTo(LARGEST_UPLOAD) > 0) {
            throw Refusal.wrongRequest(
                    "RUNYARD_UPLOAD_SIZE is " + uploadSize.toMegabytes() + "MB: it must be between 1MB and 2GB");
        }
        if (runsCeiling != null && runsCeiling < 1) {
            throw Refusal.wrongRequest("RUNYARD_RUNS_CEILING is " + runsCeiling + ": it must be 1 or more");
        }
        if (url != null) {
            ServerUrl.require("RUNYARD_URL", url);
        }
        if (forceCancelAfter.isNegative() || forceCancelAfter.compareTo(LONGEST_COOL_OFF) > 0) {
            throw Refusal.wrongRequest("RUNYARD_FORCE_CANCEL_AFTER is " + forceCancelAfter.toSeconds()
                    + "s: it must be between 0s and 24h");
        }
        leases(lease, applyLostAfter);
        SandboxImage.require(sandbox, sandboxImage);
        RunLimits.of(runMemory, runProcesses, runCpus, runFileSize, runDisk, runLog);
        if ((tlsCert == null) != (tlsKey == null)) {
            throw Refusal.wrongRequest("RUNYARD_TLS_CERT and RUNYARD_TLS_KEY go together: set both or none");
        }
        if (metricsToken != null && metricsToken.value().length() < SHORTEST_TOKEN) {
            throw Refusal.wrongRequest(
                    "RUNYARD_METRICS_TOKEN is too short: it must have " + SHORTEST_TOKEN + " characters or more");
        }
        data = data.toAbsolutePath().normalize();
        work = work == null ? null : work.toAbsolutePath().normalize();
        blobs = blobs == null ? null : blobs.toAbsolutePath().normalize();
    }

    /** The address users see, without a trailing slash. */
    public URI address() {
        if (url != null) {
            String text = url.toString();
            return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        }
        return URI.create((tlsCert == null ? "http" : "https") + "://localhost:" + port);
    }

    /** What runs of the embedded worker reach whose organization has no say. */
    public Egress runsReach() {
        return EgressOptions.of(sandbox, egress, egressAllow, egressDeny);
    }

    /** Where the embedded worker gets its tools. */
    public ToolMirrors mirrors() {
        return new ToolMirrors(
                new Mirror(terraformMirror, terraformMirrorKeys), new Mirror(tofuMirror, tofuMirrorKeys));
    }

    /** What one plan or apply may use. */
    public Limits limits() {
        return RunLimits.of(runMemory, runProcesses, runCpus, runFileSize, runDisk, runLog);
    }

    /** How long workers may be silent. */
    public Leases leases() {
        return leases(lease, applyLostAfter);
    }

    private static Leases leases(Duration lease, Duration applyLostAfter) {
        try {
            return Leases.of(lease, applyLostAfter);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongRequest("RUNYARD_LEASE is " + lease.toSeconds() + "s and RUNYARD_APPLY_LOST_AFTER "
                    + applyLostAfter.toSeconds() + "s: " + e.getMessage());
        }
    }

    /** The folder of the embedded worker. */
    public Path workFolder() {
        return work == null ? data.resolve("work") : work;
    }

    /** Where the blobs are; a {@link Refusal} where settings for that do not go together. */
    public BlobPlace blobPlace() {
        return BlobPlace.of(this);
    }
}
