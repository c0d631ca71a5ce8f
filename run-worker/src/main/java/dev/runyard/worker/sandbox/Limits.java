package dev.runyard.worker.sandbox;

/**
 * What one phase may use.
 *
 * @param memoryBytes of all its processes together
 * @param processes how many processes and threads
 * @param cpus how many processors' time; 0 for all there is
 * @param fileBytes the largest file it may write
 * @param diskBytes of all its files together, a file no less than 4 KiB
 * @param logBytes how long its log may become
 */
public record Limits(long memoryBytes, int processes, double cpus, long fileBytes, long diskBytes, long logBytes) {
    /** Enough for a large provider; terraform with the AWS provider was seen at 312 MiB. */
    public static final Limits DEFAULT = new Limits(4L << 30, 2048, 0, 4L << 30, 16L << 30, 1L << 30);

    /** Returns a size as people write it. */
    public static String text(long bytes) {
        for (int shift = 30; shift > 0; shift -= 10) {
            if (bytes >= 1L << shift && bytes % (1L << shift) == 0) {
                return (bytes >> shift) + (shift == 30 ? " GiB" : shift == 20 ? " MiB" : " KiB");
            }
        }
        return bytes + " bytes";
    }
}
