package dev.runyard.engine.configurationversion;

/**
 * How much a configuration may be.
 *
 * @param uploadBytes the gzipped archive
 * @param unpackedBytes all files together
 * @param fileBytes one file
 * @param entries files, links and folders, those that are only implied by a path included
 * @param nameBytes all paths together; they are held in memory while an upload is checked
 * @param pathLength characters of one path
 * @param pathDepth parts of one path
 */
public record ArchiveLimits(
        long uploadBytes,
        long unpackedBytes,
        long fileBytes,
        int entries,
        long nameBytes,
        int pathLength,
        int pathDepth) {
    private static final long MIB = 1L << 20;

    /** Well above what a configuration with all its modules needs, and harmless for a server of half a gigabyte. */
    public static final ArchiveLimits DEFAULT =
            new ArchiveLimits(512 * MIB, 2048 * MIB, 1024 * MIB, 100_000, 16 * MIB, 1024, 64);

    /** Returns the same for archives of other sizes. */
    public ArchiveLimits withUpload(long bytes) {
        return new ArchiveLimits(bytes, unpackedBytes, fileBytes, entries, nameBytes, pathLength, pathDepth);
    }
}
