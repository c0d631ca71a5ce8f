package dev.runyard.contract;

/**
 * The paths of the worker door, relative to the server's address.
 *
 * <p>{@code POST claims} and {@code farewells} are authenticated with the worker's token; every other call with the job token of the claim,
 * which carries the lease epoch. A call under an epoch that is no longer the job's answers 409 and changes nothing.
 * Every call may be repeated: a repeat answers as the first did.
 *
 * <p>Only a claim tells the version of the worker. An attempt that was claimed comes to its end under whatever version it was
 * claimed, so that a server can be upgraded beneath it: the calls of a job stay as they are from one version to the next.
 */
public final class WorkerDoor {
    /**
     * The version of this contract; a server refuses (409) the claims of a worker that speaks another. Within a version members may
     * be added: each side ignores those it does not know, and does without those that the other does not send. So what a worker must
     * not ignore, since it would run what it should not, raises the version: 2 since jobs have an {@link Egress}.
     */
    public static final int VERSION = 2;

    /** {@code POST} {@link ClaimRequest}: 200 with a {@link Claim}, or 204 when nothing came up while waiting. */
    public static final String CLAIMS = "/worker/v1/claims";

    /** {@code POST} {@link Farewell}: 200 without a body. */
    public static final String FAREWELLS = "/worker/v1/farewells";

    private static final String JOBS = "/worker/v1/jobs/";

    private WorkerDoor() {}

    /** What a server of this release tells a worker that speaks another version. */
    public static String mismatch(int ofWorker) {
        return "The server speaks version " + VERSION + " of the worker contract, and this worker version " + ofWorker
                + ": "
                + (ofWorker < VERSION
                        ? "start the worker again with the server's release"
                        : "upgrade the server to the worker's release");
    }

    /** {@code POST} {@link StartRequest}: 200 with a {@link Started}. Nothing may run before it was acknowledged. */
    public static String started(String jobId) {
        return JOBS + jobId + "/started";
    }

    /**
     * {@code POST} without a body: 200 without one. The worker does not go on with what it claimed and has not started, or with a
     * plan of which nothing runs any more: the job is for another at once, and the epoch is over. Never for an apply that was started.
     */
    public static String released(String jobId) {
        return JOBS + jobId + "/released";
    }

    /** {@code POST} without a body: 200 with a {@link Heartbeat}; renews the lease. */
    public static String heartbeat(String jobId) {
        return JOBS + jobId + "/heartbeat";
    }

    /** {@code PUT ?offset=N} of raw bytes: 200 with a {@link LogAck}; bytes the server already has are skipped. */
    public static String log(String jobId) {
        return JOBS + jobId + "/log";
    }

    /** {@code GET}: the gzipped tar of the configuration version. */
    public static String configuration(String jobId) {
        return JOBS + jobId + "/configuration";
    }

    /** {@code GET}: the workspace's current state, 204 when there is none; {@code PUT}: a whole state file. */
    public static String state(String jobId) {
        return JOBS + jobId + "/state";
    }

    /** {@code PUT}, and for {@link Artifact#PLAN} in the apply {@code GET}: the bytes of an artifact. */
    public static String artifact(String jobId, Artifact artifact) {
        return JOBS + jobId + "/artifacts/" + artifact.wireName();
    }

    /** {@code POST} {@link PhaseResult}: 200 without a body; ends the job. */
    public static String report(String jobId) {
        return JOBS + jobId + "/report";
    }
}
