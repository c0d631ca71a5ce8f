package dev.runyard.engine.configurationversion;

import static dev.runyard.engine.configurationversion.ArchivePaths.refused;

import dev.runyard.engine.UploadCopy;
import dev.runyard.engine.configurationversion.ArchivePaths.Kind;
import dev.runyard.persistence.problem.Invalid;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks an uploaded configuration, a gzipped tar, while it streams by.
 *
 * <p>Allowed is what terraform's own uploads hold: files, folders, and links that stay inside. A worker unpacks what
 * passed here and need not ask again.
 */
final class ConfigurationArchive {
    /** Bytes; a longer one is not kept apart to be shown. */
    private static final int LARGEST_README = 256 << 10;

    /** More than any honest long name or set of PAX records takes. */
    private static final int HEADER_BYTES = 1 << 20;

    private static final int RECORD_BYTES = 512;
    private static final int BUFFER_BYTES = 1 << 16;

    private final ArchiveLimits limits;

    ConfigurationArchive(ArchiveLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads an upload to its end, copying its bytes as they come.
     *
     * @return what is known of it now
     * @throws Invalid when it is not such an archive, or breaks a rule; the text says which entry and which rule
     * @throws IOException when the upload breaks off
     */
    Checked check(InputStream upload, OutputStream kept) throws IOException {
        var copy = new UploadCopy(upload, kept, "SHA-256");
        try {
            var readme = read(copy);
            return new Checked(copy.digest(), readme);
        } catch (EOFException e) {
            copy.rethrowFailure();
            throw Invalid.because("The configuration was refused: the archive is cut short.");
        } catch (IOException e) {
            copy.rethrowFailure();
            throw Invalid.because(
                    "The configuration was refused: it is not a whole gzipped tar archive (" + e.getMessage() + ").");
        }
    }

    /**
     * What an upload was.
     *
     * @param digest the SHA-256 of its bytes, in hex
     * @param readme the text of the README.md at its root; null when it has none, or one that is too long to show
     */
    record Checked(String digest, @Nullable String readme) {}

    private @Nullable String read(UploadCopy copy) throws IOException {
        long headers = 4L * RECORD_BYTES * limits.entries() + HEADER_BYTES;
        var gzip = GzipCompressorInputStream.builder()
                .setInputStream(copy)
                .setDecompressConcatenated(true)
                .get();
        var budget = new Budget(gzip, limits.unpackedBytes() + headers);
        // Blocks of one record: with larger ones the reader would pass over what hides in the last.
        var tar = new TarArchiveInputStream(budget, RECORD_BYTES, RECORD_BYTES, "UTF-8");
        var entries = new Entries(tar, budget);
        return entries.readAll();
    }

    /** One reading of one archive. */
    private final class Entries {
        private final TarArchiveInputStream tar;
        private final Budget budget;
        private final ArchivePaths paths = new ArchivePaths(limits);
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private long unpacked;
        private @Nullable String readme;

        Entries(TarArchiveInputStream tar, Budget budget) {
            this.tar = tar;
            this.budget = budget;
        }

        @Nullable
        String readAll() throws IOException {
            budget.allow(HEADER_BYTES);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                check(entry);
                budget.allow(entry.getSize() + RECORD_BYTES);
                readContent(entry);
                budget.allow(HEADER_BYTES);
            }
            requireNothingMore();
            return readme;
        }

        private void check(TarArchiveEntry entry) {
            String name = entry.getName();
            paths.add(name, kind(entry));
            if (entry.isSymbolicLink()) {
                paths.checkTarget(name, entry.getLinkName());
            }
            if (entry.getSize() < 0 || entry.getSize() > limits.fileBytes()) {
                throw refused(name, "is larger than the allowed " + limits.fileBytes() + " bytes");
            }
            unpacked += entry.getSize();
            if (unpacked > limits.unpackedBytes()) {
                throw refused(
                        name, "makes the files larger than the allowed " + limits.unpackedBytes() + " bytes in all");
            }
        }

        private Kind kind(TarArchiveEntry entry) {
            if (entry.isSymbolicLink()) {
                return Kind.LINK;
            }
            if (entry.isLink()) {
                throw refused(entry.getName(), "is a hard link");
            }
            if (entry.isSparse()) {
                throw refused(entry.getName(), "is a sparse file");
            }
            if (entry.isDirectory()) {
                return Kind.FOLDER;
            }
            if (!entry.isFile() || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
                throw refused(entry.getName(), "is neither a file nor a folder nor a link");
            }
            return Kind.FILE;
        }

        private void readContent(TarArchiveEntry entry) throws IOException {
            var shown = isReadme(entry) ? new ByteArrayOutputStream() : null;
            long size = 0;
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                size += count;
                if (shown != null) {
                    shown.write(buffer, 0, count);
                }
            }
            if (size != entry.getSize() && entry.isFile()) {
                throw new EOFException();
            }
            if (shown != null) {
                readme = shown.toString(StandardCharsets.UTF_8);
            }
        }

        private boolean isReadme(TarArchiveEntry entry) {
            return entry.isFile()
                    && entry.getSize() <= LARGEST_README
                    && (entry.getName().equals("README.md") || entry.getName().equals("./README.md"));
        }

        /** After its end a tar may be filled up with zeros, but hide nothing. */
        private void requireNothingMore() throws IOException {
            for (int count = budget.read(buffer); count >= 0; count = budget.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] != 0) {
                        throw Invalid.because(
                                "The configuration was refused: something follows the end of the archive.");
                    }
                }
            }
        }
    }
}
