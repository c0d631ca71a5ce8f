package dev.runyard.contract;

/**
 * A worker asks for a job.
 *
 * @param claimId made by the worker; a repeated request with the same id answers the same claim
 * @param contractVersion {@link WorkerDoor#VERSION} of the worker
 * @param worker the worker's name, as shown on runs
 * @param workerVersion the worker's own release
 * @param waitSeconds how long the server may hold the request open when no job is ready (0 to 60)
 */
public record ClaimRequest(String claimId, int contractVersion, String worker, String workerVersion, int waitSeconds) {}
