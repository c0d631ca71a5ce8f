package dev.runyard.worker.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A place that has releases of one tool. */
interface ReleaseSource {
    /** Returns where this is, for people. */
    String name();

    /**
     * Returns all releases for a platform.
     *
     * @throws IOException with a line for people when they cannot be listed
     */
    List<Version> versions(Platform platform) throws IOException, InterruptedException;

    /**
     * Copies a file of a release; returns whether it is there.
     *
     * @param largest in bytes; a larger file is an error
     * @throws IOException with a line for people when it cannot be had
     */
    boolean fetch(Version version, String file, Path to, long largest, Progress progress)
            throws IOException, InterruptedException;
}
