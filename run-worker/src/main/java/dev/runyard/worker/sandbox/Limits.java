package dev.runyard.worker.sandbox;

/**
 * What one phase may use.
 *
 * @param memoryBytes of all its processes together, where a control group can be written
 * @param processes how many processes and threads, where a control group can be written
 * @param fileBytes the largest file it may write
 */
public record Limits(long memoryBytes, int processes, long fileBytes) {
    /** Enough for a large provider; terraform with the AWS provider was seen at 312 MiB. */
    public static final Limits DEFAULT = new Limits(4L << 30, 2048, 16L << 30);
}
