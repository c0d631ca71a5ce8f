package dev.runyard.worker.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts binaries among those that a worker has installed. */
public final class ByHand {
    private ByHand() {}

    /** Writes the checksum that an installation leaves beside a binary. */
    public static void vouchFor(Path binary) throws IOException {
        Files.writeString(binary.resolveSibling(binary.getFileName() + ".sha256"), Sums.of(binary));
    }
}
