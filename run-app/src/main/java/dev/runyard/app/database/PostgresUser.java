package dev.runyard.app.database;

import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * As whom PostgreSQL's programs run. They refuse to be root, and {@code initdb} wants a user that has a name: a root
 * server lends them an existing one.
 *
 * @param prefix what stands before each of their commands
 * @param name the owner of their files, or empty when it is this process's own user
 */
record PostgresUser(List<String> prefix, String name) {
    /** By preference. Runs of terraform are nobody, so that the database is somebody else where possible. */
    private static final List<String> CANDIDATES = List.of("postgres", "daemon", "nobody");

    /** The user for a cluster: its owner when it is there, else the best of the machine. */
    static PostgresUser of(Path cluster) throws IOException {
        if (!Folders.isRoot()) {
            return new PostgresUser(List.of(), "");
        }
        if (Files.notExists(Path.of("/usr/bin/setpriv")) && Files.notExists(Path.of("/bin/setpriv"))) {
            throw Refusal.notPossible(
                    "PostgreSQL refuses to run as root, and setpriv (package util-linux), which would"
                            + " lend it another user, is missing: install it, start Runyard as another user, or set RUNYARD_DATABASE_URL");
        }
        List<String[]> users = users();
        if (Files.exists(cluster)) {
            String owner = Files.getAttribute(cluster, "unix:uid").toString();
            return users.stream()
                    .filter(user -> user[2].equals(owner) && !owner.equals("0"))
                    .findFirst()
                    .map(PostgresUser::lent)
                    .orElseThrow(
                            () -> Refusal.notPossible(
                                    "The database's folder " + cluster + " belongs to uid " + owner
                                            + ", who is root or nobody that this machine knows: give it to another user (chown -R)"));
        }
        return CANDIDATES.stream()
                .flatMap(name -> users.stream().filter(user -> user[0].equals(name)))
                .findFirst()
                .map(PostgresUser::lent)
                .orElseThrow(() -> Refusal.notPossible("PostgreSQL refuses to run as root, and this machine has none of"
                        + " the users " + CANDIDATES + ": start Runyard as another user, or set RUNYARD_DATABASE_URL"));
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a file or folder to this user. */
    void own(Path path) throws IOException {
        if (!name.isEmpty()) {
            var principals = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, principals.lookupPrincipalByName(name));
        }
    }

    private static PostgresUser lent(String[] user) {
        return new PostgresUser(
                List.of("setpriv", "--reuid", user[2], "--regid", user[3], "--clear-groups", "--no-new-privs"),
                user[0]);
    }

    /** The lines of /etc/passwd: name, password, uid, gid and more. */
    private static List<String[]> users() throws IOException {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> Arrays.copyOf(line.split(":", -1), 7))
                    .filter(user -> user[2] != null && user[3] != null)
                    .toList();
        }
    }
}
