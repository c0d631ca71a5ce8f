package dev.runyard.contract;

import org.jspecify.annotations.Nullable;

/**
 * A worker asks for a job.
 *
 * @param claimId made by the worker; a repeated request with the same id answers the same claim
 * @param contractVersion {@link WorkerDoor#VERSION} of the worker
 * @param worker the worker's name, as shown on runs
 * @param workerVersion the worker's own release
 * @param waitSeconds how long the server may hold the request open when no job is ready (0 to 60)
 * @param registration for the list of workers; null from one that tells no more of itself
 */
public record ClaimRequest(
        String claimId,
        int contractVersion,
        String worker,
        String workerVersion,
        int waitSeconds,
        @Nullable Registration registration) {}
