package dev.runyard.worker.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provider packages by their hashes, for each organization apart. Whoever asks names the hash, in the lock file of its
 * configuration, and the hash is the worker's own, taken of its own copy: nothing that a run leaves here can come to another
 * under a hash that is not its.
 */
public final class ProviderCache {
    private static final Logger log = LoggerFactory.getLogger(ProviderCache.class);
    private static final long LARGEST_PACKAGE = 1L << 30;
    private static final int MOST_FILES = 1000;
    private static final long LARGEST_ORGANIZATION = 10L << 30;

    /** A run may take this long, and needs its packages. */
    private static final Duration IN_USE = Duration.ofDays(8);

    private final Path folder;
    private final String platform;
    private final InstantSource clock;

    /**
     * Keeps packages in a folder, which need not exist.
     *
     * @param platform such as {@code linux_amd64}
     */
    public ProviderCache(Path folder, String platform, InstantSource clock) {
        this.folder = folder;
        this.platform = platform;
        this.clock = clock;
    }

    /** Returns the folder of an organization's packages, which its runs may read. */
    public Path packages(String organization) throws IOException {
        return open(organization, "packages");
    }

    /** Returns a folder for one attempt, in the layout of a filesystem mirror, with nothing in it. */
    public Path view(String organization, String mark) throws IOException {
        return open(organization, "views", mark);
    }

    private Path open(String organization, String... names) throws IOException {
        if (!organization.matches("[A-Za-z0-9_-]+")) {
            throw new IOException("\"" + organization + "\" is not the name of an organization");
        }
        Path path = Files.createDirectories(folder);
        readable(path);
        path = folder.resolve(organization);
        Files.createDirectories(path);
        readable(path);
        for (String name : names) {
            path = path.resolve(name);
            Files.createDirectories(path);
            readable(path);
        }
        return path;
    }

    private static void readable(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Shows in a view what the lock file of a module names and the cache has; returns whether that is anything. Nothing may be
     * running in the module.
     */
    public boolean show(Path module, String organization, Path view) throws IOException {
        boolean any = false;
        for (LockedProvider provider : LockedProvider.in(module)) {
            Optional<Path> kept = find(organization, provider);
            if (kept.isPresent()) {
                Files.setLastModifiedTime(kept.get(), FileTime.from(clock.instant()));
                Path link = view.resolve(provider.place(platform));
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, kept.get());
                any = true;
            }
        }
        try (var all = Files.walk(view)) {
            for (Path path : all.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                readable(path);
            }
        }
        return any;
    }

    private Optional<Path> find(String organization, LockedProvider provider) throws IOException {
        Path packages = packages(organization);
        return provider.hashes().stream()
                .map(hash -> packages.resolve(name(hash)))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static String name(String hash) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(hash.substring("h1:".length())));
    }

    /** Keeps the packages that a module's lock file names and its folder has. Nothing may be running in the module. */
    public void keep(Path module, String organization) {
        try {
            for (LockedProvider provider : LockedProvider.in(module)) {
                if (!provider.hashes().isEmpty() && find(organization, provider).isEmpty()) {
                    keep(module, organization, provider);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The next run downloads once more.
            log.warn("Providers of {} could not be kept: {}", organization, e.getMessage());
        }
    }

    private void keep(Path module, String organization, LockedProvider provider) throws IOException {
        Path relative = Path.of(".terraform", "providers").resolve(provider.place(platform));
        Path installed = module.resolve(relative);
        Path real = module.toRealPath().resolve(relative);
        if (!Files.isDirectory(installed, LinkOption.NOFOLLOW_LINKS)
                || !installed.toRealPath().equals(real)) {
            return;
        }
        Path copy = Files.createTempDirectory(open(organization), "copy");
        try {
            long bytes = copy(real, copy);
            String hash = PackageHash.of(copy);
            Path packages = packages(organization);
            if (provider.hashes().contains(hash) && hasRoom(packages, bytes)) {
                Files.move(copy, packages.resolve(name(hash)), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            if (Files.exists(copy)) {
                PathUtils.deleteDirectory(copy);
            }
        }
    }

    /** Copies folders and files alone; a link or anything else is no part of a package. */
    private static long copy(Path from, Path to) throws IOException {
        var size = new long[2];
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(dir));
                Files.createDirectories(copy);
                readable(copy);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                size[0] += attributes.size();
                size[1]++;
                if (!attributes.isRegularFile() || size[0] > LARGEST_PACKAGE || size[1] > MOST_FILES) {
                    throw new IOException("a package is too large, or holds more than plain files");
                }
                Path copy = to.resolve(from.relativize(file));
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
                boolean program = Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(
                        copy, PosixFilePermissions.fromString(program ? "r-xr-xr-x" : "r--r--r--"));
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    /** Deletes what has not been asked for in a long time, the oldest first, when there is no room otherwise. */
    private boolean hasRoom(Path packages, long bytes) throws IOException {
        List<Path> oldest = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(packages)) {
            all.forEach(oldest::add);
        }
        oldest.sort(Comparator.comparingLong(path -> path.toFile().lastModified()));
        long used = bytes;
        for (Path path : oldest) {
            used += PathUtils.sizeOfDirectory(path);
        }
        for (Path path : oldest) {
            FileTime last = Files.getLastModifiedTime(path);
            if (used > LARGEST_ORGANIZATION
                    && last.toInstant().isBefore(clock.instant().minus(IN_USE))) {
                used -= PathUtils.sizeOfDirectory(path);
                PathUtils.deleteDirectory(path);
            }
        }
        return used <= LARGEST_ORGANIZATION;
    }

    /** Forgets the views of attempts that were cut short; to be called while nothing runs. */
    public void sweep() throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> organizations = Files.newDirectoryStream(folder)) {
                for (Path organization : organizations) {
                    sweep(organization);
                }
            }
        }
    }

    private static void sweep(Path organization) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(organization)) {
            for (Path part : parts) {
                if (!part.getFileName().toString().equals("packages")) {
                    PathUtils.deleteDirectory(part);
                }
            }
        }
    }
}
