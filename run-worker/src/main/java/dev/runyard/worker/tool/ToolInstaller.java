package dev.runyard.worker.tool;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the binary for a phase: in its cache, on the search path, and last in a mirror of releases, from where it is
 * installed into the cache. What names no exact version is the newest that fits anywhere, so that it does not depend on
 * what a worker happens to have.
 */
public final class ToolInstaller {
    private final ToolCache cache;
    private final List<Path> searchPath;
    private final Releases releases;
    private final Map<Path, Probed> probed = new ConcurrentHashMap<>();

    private record Probed(Object stamp, Version version) {}

    /**
     * Looks into a cache, along a search path, and into mirrors.
     *
     * @param cache need not exist; for this worker's user alone to write
     */
    public ToolInstaller(Path cache, List<Path> searchPath, ToolMirrors mirrors) {
        this.cache = new ToolCache(cache);
        this.searchPath = List.copyOf(searchPath);
        this.releases = new Releases(mirrors, Platform.current());
    }

    /** Returns the folders of this process's {@code PATH}. */
    public static List<Path> systemPath() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    /**
     * Returns which version will run. Installs nothing, and asks a mirror for no more than the list of its releases.
     *
     * @throws ToolMissing when none fits
     */
    public ToolChoice choose(Tool tool) throws ToolMissing, IOException, InterruptedException {
        Publisher publisher =
                Publisher.of(tool.name()).orElseThrow(() -> new ToolMissing("This worker cannot run " + tool.name()));
        VersionConstraint constraint = VersionConstraint.parse(tool.version())
                .orElseThrow(() -> new ToolMissing("\"" + tool.version() + "\" is not a version of " + tool.name()));
        List<InstalledTool> all = here(tool.name());
        Optional<InstalledTool> newest = all.stream()
                .filter(candidate -> constraint.allows(candidate.version()))
                .max(Comparator.comparing(InstalledTool::version));
        Optional<ReleaseSource> source = releases.source(publisher);
        if (newest.isPresent() && (source.isEmpty() || constraint.exact().isPresent())) {
            return chosen(newest.get(), "");
        }
        if (source.isEmpty()) {
            throw new ToolMissing(missing(tool, all) + ", and it installs none");
        }
        try {
            return fromMirror(publisher, source.get(), constraint, newest)
                    .orElseThrow(() -> new ToolMissing(missing(tool, all) + ", and none in "
                            + source.get().name() + " fits " + releases.platform()));
        } catch (IOException e) {
            if (newest.isPresent()) {
                return chosen(
                        newest.get(),
                        "The newest fitting " + tool.name() + " that is installed runs, since " + e.getMessage() + ".");
            }
            throw new ToolMissing(missing(tool, all) + ", and " + e.getMessage());
        }
    }

    private Optional<ToolChoice> fromMirror(
            Publisher publisher, ReleaseSource source, VersionConstraint constraint, Optional<InstalledTool> newestHere)
            throws IOException, InterruptedException {
        Optional<Version> newest = constraint.exact();
        if (newest.isEmpty()) {
            newest = releases.versions(publisher, source).stream()
                    .filter(constraint::allows)
                    .max(Comparator.naturalOrder());
        }
        boolean here = newestHere.isPresent()
                && newest.map(found -> found.compareTo(newestHere.get().version()) <= 0)
                        .orElse(true);
        return here
                ? newestHere.map(found -> chosen(found, ""))
                : newest.map(version -> new ToolChoice(publisher.tool(), version, null, ""));
    }

    private static ToolChoice chosen(InstalledTool tool, String note) {
        return new ToolChoice(tool.name(), tool.version(), tool, note);
    }

    /**
     * Returns the binary of a choice, and installs it when it is not here. Several who want the same wait for one
     * installation.
     *
     * @throws ToolMissing when it cannot be installed, or nobody waits any more
     */
    public InstalledTool install(ToolChoice choice, Progress progress)
            throws ToolMissing, IOException, InterruptedException {
        InstalledTool here = choice.here();
        if (here != null
                && !cache.has(here.binary())
                && Files.isExecutable(here.binary())
                && reachable(here.binary())) {
            return here;
        }
        Optional<InstalledTool> cached = cache.find(choice.name(), choice.version(), progress);
        if (cached.isPresent()) {
            return cached.get();
        }
        try (ToolLock _ = cache.lock(choice.name(), choice.version(), progress)) {
            cached = cache.find(choice.name(), choice.version(), progress);
            if (cached.isPresent()) {
                return cached.get();
            }
            if (here != null && Files.isExecutable(here.binary())) {
                return copyToCache(here);
            }
            return installRelease(choice, progress);
        }
    }

    private InstalledTool installRelease(ToolChoice choice, Progress progress)
            throws ToolMissing, IOException, InterruptedException {
        String title = choice.name() + " " + choice.version();
        Publisher publisher = Publisher.of(choice.name()).orElseThrow();
        ReleaseSource source = releases.source(publisher)
                .orElseThrow(() -> new ToolMissing("This worker has no " + title + " any more, and it installs none"));
        progress.line("Installing " + title + " from " + source.name());
        Path next = cache.prepare(choice.name(), choice.version());
        try {
            new Installation(publisher, source, releases.keys(publisher), releases.platform(), progress)
                    .write(choice.version(), next);
            InstalledTool installed = cache.keep(choice.name(), choice.version(), next);
            progress.line("Installed " + title + ": checksum and signature are good");
            return installed;
        } catch (BadRelease | IOException e) {
            throw new ToolMissing("This worker has no " + title + ", and cannot install it from " + source.name() + ": "
                    + e.getMessage());
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static String missing(Tool tool, List<InstalledTool> all) {
        String available = all.isEmpty()
                ? "no " + tool.name() + " is installed"
                : "available: "
                        + all.stream()
                                .map(InstalledTool::version)
                                .distinct()
                                .sorted()
                                .map(Version::toString)
                                .collect(Collectors.joining(", "));
        return "This worker has no " + tool.name() + " " + tool.version() + "; " + available;
    }

    private List<InstalledTool> here(String name) throws IOException {
        List<InstalledTool> all = new ArrayList<>(cache.all(name));
        onPath(name).ifPresent(all::add);
        return all;
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
        Path next = cache.prepare(tool.name(), tool.version());
        try {
            Files.copy(tool.binary(), next, StandardCopyOption.REPLACE_EXISTING);
            return cache.keep(tool.name(), tool.version(), next);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
