package dev.runyard.app.folder;

import com.sun.security.auth.module.UnixSystem;
import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the folders of the server so that nobody can look into them, and that those who must can walk through. */
public final class Folders {
    private static final FileAttribute<?> CLOSED = permissions("rwx------");

    /** Others may walk through to a folder whose name they know, but see nothing. */
    private static final FileAttribute<?> PASSAGE = permissions("rwx--x--x");

    private final boolean root;
    private final Path openPlace;

    /**
     * @param root whether this process is root, whose children run as somebody else
     * @param openPlace where a folder goes that others must reach, when its own place is closed to them
     */
    private Folders(boolean root, Path openPlace) {
        this.root = root;
        this.openPlace = openPlace;
    }

    /** The folders as this process must make them. */
    public static Folders ofThisProcess() {
        return ofThisProcess(Path.of("/var/lib/runyard"));
    }

    /** The same, with another open place. */
    public static Folders ofThisProcess(Path openPlace) {
        return new Folders(isRoot(), openPlace);
    }

    /** Whether this process is root. */
    public static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /** Makes the data folder where it is missing; refuses one that cannot be written. */
    public void makeWritable(Path folder, String setting) {
        try {
            Files.createDirectories(folder, root ? PASSAGE : CLOSED);
            Files.delete(Files.createTempFile(folder, ".writable", null));
        } catch (IOException e) {
            throw Refusal.notPossible("The folder " + folder + " cannot be written (" + reason(e) + "): set " + setting
                    + " to one that can");
        }
    }

    /**
     * Makes a folder that a process of another user can reach, and returns where it really is. A root server runs its
     * children as other users; when {@code parent} or one above is closed to them, the folder is made in an open place
     * and a link to it is left in {@code parent}, so that it is found again.
     */
    public Path makeReachable(Path parent, String name) throws IOException {
        Path wanted = parent.resolve(name);
        if (Files.isSymbolicLink(wanted) && !Files.isDirectory(wanted)) {
            throw Refusal.notPossible(wanted + " is a link to " + Files.readSymbolicLink(wanted) + ", which is gone");
        }
        if (Files.isDirectory(wanted)) {
            return checkedReachable(wanted.toRealPath());
        }
        Files.createDirectories(parent, root ? PASSAGE : CLOSED);
        if (!root || isPassage(parent.toRealPath())) {
            return Files.createDirectory(wanted, root ? PASSAGE : CLOSED).toRealPath();
        }
        Files.createDirectories(openPlace, PASSAGE);
        String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path real = Files.createDirectory(openPlace.resolve(name + "-" + suffix), PASSAGE);
        Files.createSymbolicLink(wanted, real);
        return real;
    }

    private Path checkedReachable(Path folder) throws IOException {
        if (root && !isPassage(folder)) {
            throw Refusal.notPossible("As root, Runyard runs its children as other users, and they cannot reach "
                    + folder + ": let others pass its parents (chmod o+x) or move it");
        }
        return folder;
    }

    private static boolean isPassage(Path folder) throws IOException {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at, LinkOption.NOFOLLOW_LINKS)
                    .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "there is a file of that name";
            case NoSuchFileException _ -> "no folder can be made there";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
