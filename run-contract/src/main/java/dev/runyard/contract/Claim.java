package dev.runyard.contract;

/**
 * The answer to a {@link ClaimRequest}.
 *
 * @param jobToken authenticates all further calls for this attempt; never enters the sandbox
 * @param leaseSeconds the lease ends so long after the answer was made, unless a heartbeat renews it or {@code started}
 *     replaces it by a longer one
 */
public record Claim(JobSpec job, String jobToken, int leaseSeconds) {
    @Override
    public String toString() {
        return "Claim[" + job.jobId() + ", epoch " + job.epoch() + "]";
    }
}
