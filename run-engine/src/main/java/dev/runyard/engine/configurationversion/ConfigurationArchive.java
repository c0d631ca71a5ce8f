package dev.runyard.engine.configurationversion;

import static dev.runyard.engine.configurationversion.ArchivePaths.refused;

import dev.runyard.engine.UploadCopy;
import dev.runyard.engine.configurationversion.ArchivePaths.Kind;
import dev.runyard.persistence.problem.Invalid;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Checks an uploaded configuration, a gzipped tar, while it streams by.
 *
 * <p>Allowed is what terraform's own uploads hold: files, folders, and links that stay inside. A worker unpacks what
 * passed here and need not ask again.
 */
final class ConfigurationArchive {
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
     * @return the SHA-256 of the upload, in hex
     * @throws Invalid when it is not such an archive, or breaks a rule; the text says which entry and which rule
     * @throws IOException when the upload breaks off
     */
    String check(InputStream upload, OutputStream kept) throws IOException {
        var copy = new UploadCopy(upload, kept, "SHA-256");
        try {
            read(copy);
            return copy.digest();
        } catch (EOFException e) {
            copy.rethrowFailure();
            throw Invalid.because("The configuration was refused: the archive is cut short.");
        } catch (IOException e) {
            copy.rethrowFailure();
            throw Invalid.because(
                    "The configuration was refused: it is not a whole gzipped tar archive (" + e.getMessage() + ").");
        }
    }

    private void read(UploadCopy copy) throws IOException {
        long headers = 4L * RECORD_BYTES * limits.entries() + HEADER_BYTES;
        var gzip = GzipCompressorInputStream.builder()
                .setInputStream(copy)
                .setDecompressConcatenated(true)
                .get();
        var budget = new Budget(gzip, limits.unpackedBytes() + headers);
        // Blocks of one record: with larger ones the reader would pass over what hides in the last.
        var tar = new TarArchiveInputStream(budget, RECORD_BYTES, RECORD_BYTES, "UTF-8");
        var entries = new Entries(tar, budget);
        entries.readAll();
    }

    /** One reading of one archive. */
    private final class Entries {
        private final TarArchiveInputStream tar;
        private final Budget budget;
        private final ArchivePaths paths = new ArchivePaths(limits);
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private long unpacked;

        Entries(TarArchiveInputStream tar, Budget budget) {
            this.tar = tar;
            this.budget = budget;
        }

        void readAll() throws IOException {
            budget.allow(HEADER_BYTES);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                check(entry);
                budget.allow(entry.getSize() + RECORD_BYTES);
                skipContent(entry);
                budget.allow(HEADER_BYTES);
            }
            requireNothingMore();
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

        private void skipContent(TarArchiveEntry entry) throws IOException {
            long size = 0;
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                size += count;
            }
            if (size != entry.getSize() && entry.isFile()) {
                throw new EOFException();
            }
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
