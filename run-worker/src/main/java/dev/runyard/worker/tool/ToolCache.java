package dev.runyard.worker.tool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.file.PathUtils;

/**
 * The binaries this worker has installed: {@code NAME/VERSION/NAME}, and beside each its checksum. Nobody may write
 * them, and each is checked before it is used, unless the file is the very one that was checked before.
 *
 * @param folder need not exist
 */
record ToolCache(Path folder, Map<Path, Object> checked) {
    private static final String READABLE = "rwxr-xr-x";
    private static final String ONLY_READABLE = "r-xr-xr-x";

    ToolCache(Path folder) {
        this(folder, new ConcurrentHashMap<>());
    }

    /** Returns what is there of a tool. */
    List<InstalledTool> all(String name) throws IOException {
        List<InstalledTool> found = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder.resolve(name))) {
            for (Path version : versions) {
                Publisher.version(version.getFileName().toString())
                        .map(number -> new InstalledTool(name, number, version.resolve(name)))
                        .filter(tool -> Files.isExecutable(tool.binary()) && Files.exists(record(tool.binary())))
                        .ifPresent(found::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return found;
    }

    /** Returns one version of a tool when it is there; one that was altered is told and taken away. */
    Optional<InstalledTool> find(String name, Version version, Progress progress) throws IOException {
        Path binary = place(name, version).resolve(name);
        if (!Files.isExecutable(binary) || !Files.exists(record(binary))) {
            return Optional.empty();
        }
        Object stamp = stamp(binary);
        if (!stamp.equals(checked.get(binary))) {
            if (!Sums.of(binary).equals(Files.readString(record(binary)))) {
                progress.line("The installed " + name + " " + version + " was altered; it is taken away.");
                Files.deleteIfExists(binary);
                return Optional.empty();
            }
            checked.put(binary, stamp);
        }
        return Optional.of(new InstalledTool(name, version, binary));
    }

    /** Writing changes the time of change, which nobody but root can set. */
    private static Object stamp(Path binary) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(binary, "unix:ino,ctime,size", LinkOption.NOFOLLOW_LINKS);
        return List.copyOf(attributes.values());
    }

    /** Returns whether a binary is one of these. */
    boolean has(Path binary) {
        return binary.startsWith(folder);
    }

    /**
     * Returns a file beside the place of a version, for what will be {@link #keep kept} there. What an installation that
     * was cut short has left is deleted; needs the {@link #lock}.
     */
    Path prepare(String name, Version version) throws IOException {
        Path place = Files.createDirectories(place(name, version));
        PathUtils.cleanDirectory(place);
        for (Path path : List.of(folder, folder.resolve(name), place)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(READABLE));
        }
        return Files.createTempFile(place, "next", "");
    }

    /** Puts a binary that was {@link #prepare prepared} in its place. */
    InstalledTool keep(String name, Version version, Path next) throws IOException {
        Path binary = place(name, version).resolve(name);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(ONLY_READABLE));
        try (FileChannel file = FileChannel.open(next, StandardOpenOption.READ)) {
            file.force(true);
        }
        Files.deleteIfExists(binary);
        Files.writeString(record(binary), Sums.of(next));
        Files.move(next, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        checked.put(binary, stamp(binary));
        return new InstalledTool(name, version, binary);
    }

    /** Waits until nothing else installs a version, in this process or another. */
    ToolLock lock(String name, Version version, Progress progress) throws IOException, InterruptedException {
        Path parent = Files.createDirectories(folder.resolve(name));
        return ToolLock.take(parent.resolve("." + version + ".lock"), progress);
    }

    private Path place(String name, Version version) {
        return folder.resolve(name).resolve(version.toString());
    }

    private static Path record(Path binary) {
        return binary.resolveSibling(binary.getFileName() + ".sha256");
    }
}
