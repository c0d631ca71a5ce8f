package dev.runyard.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Takes a gzipped tar apart, and trusts nothing in it: entries that would leave the folder, go through a link, or are
 * neither file, folder nor symbolic link are refused, and so is an archive that unfolds to more than its limits. Links
 * are made when all else is there, so that nothing was written through one.
 */
final class Unpacking {
    /**
     * How far an archive may unfold.
     *
     * @param bytes of all files together
     * @param entries of any kind
     */
    record Size(long bytes, int entries) {
        static final Size DEFAULT = new Size(4L << 30, 200_000);
    }

    private static final int DEEPEST = 64;

    /** The reader's own {@code isFile} takes devices and pipes for files. */
    private static final Set<Byte> REGULAR =
            Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG);

    private final Path root;
    private final Size limit;
    private final Map<Path, String> links = new LinkedHashMap<>();
    private long bytes;
    private int entries;

    private Unpacking(Path root, Size limit) {
        this.root = root;
        this.limit = limit;
    }

    /**
     * Unpacks into an empty folder.
     *
     * @throws Unworkable when the archive is refused or damaged
     */
    static void unpack(Path archive, Path root, Size limit) throws IOException, Unworkable {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive))) {
            new Unpacking(root, limit).unpack(file);
        }
    }

    private void unpack(InputStream file) throws IOException, Unworkable {
        try (var tar = new TarArchiveInputStream(bounded(file), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++entries > limit.entries()) {
                    throw new Unworkable("The archive has more than " + limit.entries() + " entries");
                }
                take(entry, tar);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Unworkable("The archive has two entries for " + root.relativize(Path.of(e.getFile())));
        } catch (java.nio.file.FileSystemException e) {
            throw new Unworkable("The archive cannot be unpacked: " + e.getReason());
        } catch (IOException | IllegalArgumentException e) {
            throw new Unworkable("The archive is damaged or too large: " + e.getMessage());
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            makeLink(link.getKey(), link.getValue());
        }
    }

    /** Headers are held in memory by the reader, so the whole stream is bounded, and not files alone. */
    private InputStream bounded(InputStream file) throws IOException {
        var gzip = GzipCompressorInputStream.builder()
                .setInputStream(file)
                .setDecompressConcatenated(true)
                .get();
        return BoundedInputStream.builder()
                .setInputStream(gzip)
                .setMaxCount(limit.bytes() + 2048L * limit.entries() + 1_048_576)
                .setOnMaxCount((max, count) -> {
                    throw new IOException("more than " + max + " bytes");
                })
                .get();
    }

    private void take(TarArchiveEntry entry, InputStream content) throws IOException, Unworkable {
        Path path = place(entry.getName());
        if (path.equals(root)) {
            return;
        }
        for (Path link : links.keySet()) {
            if (path.startsWith(link)) {
                throw refused(entry, "goes through a symbolic link");
            }
        }
        if (entry.isSymbolicLink()) {
            if (!LinkRule.allows(root, path, entry.getLinkName())) {
                throw refused(entry, "is a symbolic link that leaves the archive");
            }
            links.put(path, entry.getLinkName());
        } else if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (REGULAR.contains(entry.getLinkFlag()) && !entry.isSparse()) {
            write(entry, path, content);
        } else {
            throw refused(entry, "is neither a file, a folder nor a symbolic link");
        }
    }

    private Path place(String name) throws Unworkable {
        try {
            Path path = root.resolve(name).normalize();
            boolean inside = !name.startsWith("/") && !Path.of(name).isAbsolute() && path.startsWith(root);
            if (!inside || path.getNameCount() - root.getNameCount() > DEEPEST) {
                throw new Unworkable("The archive entry \"" + name + "\" leaves the archive or is too deep");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new Unworkable("The archive has an entry with an impossible name");
        }
    }

    private void write(TarArchiveEntry entry, Path path, InputStream content) throws IOException, Unworkable {
        Files.createDirectories(path.getParent());
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[16_384];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                bytes += n;
                if (bytes > limit.bytes()) {
                    throw new Unworkable("The archive unfolds to more than " + limit.bytes() + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
        if (size != entry.getSize()) {
            throw refused(entry, "is cut off");
        }
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void makeLink(Path link, String target) throws IOException, Unworkable {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            throw new Unworkable("The archive has two entries for " + root.relativize(link));
        }
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static Unworkable refused(TarArchiveEntry entry, String why) {
        return new Unworkable("The archive entry \"" + entry.getName() + "\" " + why);
    }
}
