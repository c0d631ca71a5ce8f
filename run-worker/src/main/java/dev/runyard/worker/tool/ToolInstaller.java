package dev.runyard.worker.tool;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the binary for a phase: the newest that fits, of those in the cache ({@code NAME/VERSION/NAME}) and the one on
 * the search path.
 */
public final class ToolInstaller {
    private final Path cache;
    private final List<Path> searchPath;
    private final Map<Path, Probed> probed = new ConcurrentHashMap<>();

    private record Probed(Object stamp, Version version) {}

    /**
     * Looks into a cache and along a search path.
     *
     * @param cache need not exist; binaries that a sandbox could not reach are copied there
     */
    public ToolInstaller(Path cache, List<Path> searchPath) {
        this.cache = cache;
        this.searchPath = List.copyOf(searchPath);
    }

    /** Returns the folders of this process's {@code PATH}. */
    public static List<Path> systemPath() {
        return java.util.Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    /**
     * Returns the binary for a tool.
     *
     * @throws ToolMissing when none fits
     */
    public InstalledTool find(Tool tool) throws ToolMissing, IOException {
        VersionConstraint constraint = VersionConstraint.parse(tool.version())
                .orElseThrow(() -> new ToolMissing("\"" + tool.version() + "\" is not a version of " + tool.name()));
        List<InstalledTool> all = cached(tool.name());
        onPath(tool.name()).ifPresent(all::add);
        InstalledTool newest = all.stream()
                .filter(candidate -> constraint.allows(candidate.version()))
                .max(Comparator.comparing(InstalledTool::version))
                .orElseThrow(() -> new ToolMissing(missing(tool, all)));
        return reachable(newest.binary()) ? newest : copyToCache(newest);
    }

    private static String missing(Tool tool, List<InstalledTool> all) {
        String available = all.isEmpty()
                ? "no " + tool.name() + " is installed"
                : "available: "
                        + String.join(
                                ", ",
                                all.stream()
                                        .map(found -> found.version().toString())
                                        .distinct()
                                        .toList());
        return "This worker has no " + tool.name() + " " + tool.version() + "; " + available;
    }

    private List<InstalledTool> cached(String name) throws IOException {
        List<InstalledTool> found = new ArrayList<>();
        Path folder = cache.resolve(name);
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder)) {
            for (Path version : versions) {
                Path binary = version.resolve(name);
                if (Files.isExecutable(binary)) {
                    Version.parse(version.getFileName().toString())
                            .ifPresent(number -> found.add(new InstalledTool(name, number, binary)));
                }
            }
        }
        return found;
    }

    /** Returns the tool that the search path leads to, and its version as it says itself. */
    public Optional<InstalledTool> onPath(String name) throws IOException {
        for (Path folder : searchPath) {
            Path binary = folder.resolve(name);
            if (Files.isRegularFile(binary) && Files.isExecutable(binary)) {
                return version(binary.toRealPath()).map(version -> new InstalledTool(name, version, binary));
            }
        }
        return Optional.empty();
    }

    private Optional<Version> version(Path binary) throws IOException {
        Object stamp = List.of(Files.getLastModifiedTime(binary), Files.size(binary));
        @Nullable Probed known = probed.get(binary);
        if (known == null || !known.stamp().equals(stamp)) {
            Optional<Version> version = VersionProbe.ask(binary);
            version.ifPresent(found -> probed.put(binary, new Probed(stamp, found)));
            return version;
        }
        return Optional.of(known.version());
    }

    /** A sandbox has another user than the worker, who must be able to reach the binary through all its folders. */
    private static boolean reachable(Path binary) throws IOException {
        for (Path path = binary.toRealPath(); path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private InstalledTool copyToCache(InstalledTool tool) throws IOException {
        Path folder = Files.createDirectories(
                cache.resolve(tool.name()).resolve(tool.version().toString()));
        Path target = folder.resolve(tool.name());
        Path next = Files.createTempFile(folder, "copy", "");
        Files.copy(tool.binary(), next, StandardCopyOption.REPLACE_EXISTING);
        for (Path path : List.of(cache, cache.resolve(tool.name()), folder, next)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new InstalledTool(tool.name(), tool.version(), target);
    }
}
