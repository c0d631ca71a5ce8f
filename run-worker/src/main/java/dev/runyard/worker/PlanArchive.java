package dev.runyard.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs what the plan leaves behind: the configuration as it is afterwards and the saved plan. Providers stay behind,
 * since they are large and can be had again, and so does the state, which the apply fetches anew.
 */
final class PlanArchive {
    private final Path root;
    private final Set<Path> without;
    private final List<String> leftOut = new ArrayList<>();
    private long bytes;
    private int entries;

    private PlanArchive(Path root, Set<Path> without) {
        this.root = root;
        this.without = without;
    }

    /**
     * Packs folders.
     *
     * @param root what names in the archive start from
     * @param folders below the root
     * @param without files and folders that are not packed
     * @param limit what an apply unpacks; a run makes files of any size that take no room, and packing them takes hours
     * @return links that were left out, since they lead away
     * @throws Unworkable when they are more
     */
    static List<String> pack(Path root, List<Path> folders, Set<Path> without, Unpacking.Size limit, Path to)
            throws IOException, Unworkable {
        var parameters = new GzipParameters();
        parameters.setCompressionLevel(1);
        var archive = new PlanArchive(root, without);
        for (Path folder : folders) {
            archive.requireWithin(folder, limit);
        }
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file, parameters), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Path folder : folders) {
                archive.add(folder, tar);
            }
        }
        return archive.leftOut;
    }

    /** Looks before anything is packed; nothing runs, so what it finds stays so. */
    private void requireWithin(Path folder, Unpacking.Size limit) throws IOException, Unworkable {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return without.contains(dir) ? FileVisitResult.SKIP_SUBTREE : count(0);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return count(attributes.isRegularFile() ? attributes.size() : 0);
            }

            private FileVisitResult count(long size) {
                entries++;
                bytes += size;
                return entries > limit.entries() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        if (bytes > limit.bytes() || entries > limit.entries()) {
            throw new Unworkable("The plan left more than can be kept for its apply: " + limit.bytes() + " bytes in "
                    + limit.entries() + " files and folders");
        }
    }

    private void add(Path folder, TarArchiveOutputStream tar) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                if (without.contains(dir)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                tar.putArchiveEntry(new TarArchiveEntry(name(dir) + "/"));
                tar.closeArchiveEntry();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!without.contains(file)) {
                    addFile(file, attributes, tar);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void addFile(Path file, BasicFileAttributes attributes, TarArchiveOutputStream tar) throws IOException {
        if (attributes.isSymbolicLink()) {
            String target = Files.readSymbolicLink(file).toString();
            if (!LinkRule.allows(root, file, target)) {
                leftOut.add(name(file) + " -> " + target);
                return;
            }
            var entry = new TarArchiveEntry(name(file), TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } else if (attributes.isRegularFile()) {
            var entry = new TarArchiveEntry(name(file));
            entry.setSize(attributes.size());
            entry.setMode(
                    Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE) ? 0755 : 0644);
            tar.putArchiveEntry(entry);
            Files.copy(file, tar);
            tar.closeArchiveEntry();
        }
    }

    private String name(Path path) {
        return root.relativize(path).toString();
    }
}
