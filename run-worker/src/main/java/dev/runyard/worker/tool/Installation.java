package dev.runyard.worker.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.file.PathUtils;

/**
 * The way of one release from its source to a binary: the signature of the checksums, the archive's checksum, and the
 * one file of the archive that is the tool.
 */
final class Installation {
    private static final long LARGEST_LIST = 1L << 20;
    private static final long LARGEST_ARCHIVE = 512L << 20;
    private static final long LARGEST_BINARY = 1L << 30;

    private final Publisher publisher;
    private final ReleaseSource source;
    private final PublisherKeys keys;
    private final Platform platform;
    private final Progress progress;

    Installation(Publisher publisher, ReleaseSource source, PublisherKeys keys, Platform platform, Progress progress) {
        this.publisher = publisher;
        this.source = source;
        this.keys = keys;
        this.platform = platform;
        this.progress = progress;
    }

    /**
     * Writes the binary of a release.
     *
     * @throws BadRelease when there is no such release, or it is not the publisher's
     * @throws IOException when it cannot be had
     */
    void write(Version version, Path binary) throws BadRelease, IOException, InterruptedException {
        Path folder = Files.createTempDirectory(binary.toAbsolutePath().getParent(), "release");
        try {
            String name = publisher.archive(version, platform);
            String sum = sum(version, name, folder);
            Path archive = folder.resolve("archive");
            if (!source.fetch(version, name, archive, LARGEST_ARCHIVE, progress)) {
                throw new BadRelease(name + " is not there");
            }
            if (!Sums.of(archive).equals(sum)) {
                throw new BadRelease(name + " does not have the checksum that the publisher signed");
            }
            extract(archive, name, binary);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private String sum(Version version, String archive, Path folder)
            throws BadRelease, IOException, InterruptedException {
        byte[] sums = text(version, publisher.sums(version), folder);
        byte[] signature = text(version, publisher.signature(version), folder);
        keys.check(sums, signature, publisher.signature(version));
        return Sums.find(sums, archive)
                .orElseThrow(
                        () -> new BadRelease(publisher.tool() + " " + version + " was not released for " + platform));
    }

    private byte[] text(Version version, String name, Path folder)
            throws BadRelease, IOException, InterruptedException {
        Path file = folder.resolve("text");
        if (!source.fetch(version, name, file, LARGEST_LIST, progress)) {
            throw new BadRelease("there is no " + name);
        }
        return Files.readAllBytes(file);
    }

    private void extract(Path archive, String name, Path binary) throws BadRelease, IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(publisher.tool());
            if (entry == null || entry.isDirectory()) {
                throw new BadRelease(name + " has no file " + publisher.tool());
            }
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(binary)) {
                copy(in, out, name);
            }
        } catch (java.util.zip.ZipException e) {
            throw new BadRelease(name + " is not a zip archive that can be read");
        }
    }

    private static void copy(InputStream in, OutputStream out, String name) throws BadRelease, IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
            total += length;
            if (total > LARGEST_BINARY) {
                throw new BadRelease(name + " holds more than " + LARGEST_BINARY + " bytes");
            }
            out.write(buffer, 0, length);
        }
    }
}
