package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.worker.sandbox.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/** The folders of a run on this worker, and where terraform's files are in them. */
final class RunFolder {
    private static final String PRIVATE = "rwx------";

    private final Room room;
    private final String workspace;
    private Path module;

    RunFolder(Room room, String workspace) {
        this.room = room;
        this.workspace = workspace;
        this.module = room.configuration();
    }

    Room room() {
        return room;
    }

    /** Makes the empty folders. The one above lets the sandbox's user through to them. */
    void create() throws IOException {
        Files.createDirectory(room.run());
        Files.setPosixFilePermissions(room.run(), PosixFilePermissions.fromString("rwx--x--x"));
        createFolder(room.settings());
        createFolder(room.state());
    }

    /** Unpacks the configuration as it was uploaded. */
    void unpackConfiguration(Path archive) throws IOException, Unworkable {
        createFolder(room.configuration());
        createFolder(room.output());
        Unpacking.unpack(archive, room.configuration(), Unpacking.Size.DEFAULT);
    }

    /** Unpacks what the plan left behind. */
    void unpackPlan(Path archive) throws IOException, Unworkable {
        Unpacking.unpack(archive, room.run(), Unpacking.Size.DEFAULT);
        for (Path folder : Set.of(room.configuration(), room.output())) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new Unworkable("The saved plan is incomplete");
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PRIVATE));
        }
    }

    private static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PRIVATE));
    }

    /**
     * Finds the root module; to be called while nothing runs in the sandbox.
     *
     * @throws Unworkable when it does not exist in the configuration
     */
    void enter(JobSpec job) throws IOException, Unworkable {
        Path root = room.configuration().toRealPath();
        Path wanted = root.resolve(job.workingDirectory()).normalize();
        if (!wanted.startsWith(root) || job.workingDirectory().startsWith("/")) {
            throw new Unworkable("The working directory \"" + job.workingDirectory() + "\" leaves the configuration");
        }
        if (!Files.isDirectory(wanted) || !wanted.toRealPath().startsWith(root)) {
            throw new Unworkable(
                    "The working directory \"" + job.workingDirectory() + "\" does not exist in the configuration");
        }
        module = room.configuration().resolve(root.relativize(wanted.toRealPath()));
    }

    /** Returns the folder of the root module, by its real path below the configuration. */
    Path module() {
        return module;
    }

    /** Removes what an upload may hold of terraform's own records, and would mislead it here. */
    void forgetOthersRecords() throws IOException {
        for (String name : Set.of(
                "terraform.tfstate",
                "terraform.tfstate.backup",
                "terraform.tfstate.d",
                "errored.tfstate",
                ".terraform/terraform.tfstate",
                ".terraform/environment")) {
            Path path = module.resolve(name);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                PathUtils.deleteDirectory(path);
            } else {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Returns where the local backend keeps the state of the workspace. */
    Path state() {
        return workspace.equals("default")
                ? room.state().resolve("terraform.tfstate")
                : room.state().resolve("workspaces").resolve(workspace).resolve("terraform.tfstate");
    }

    /** Returns where terraform puts a state that it could not write to its place. */
    Path erroredState() {
        return module.resolve("errored.tfstate");
    }

    /** Makes the folder of the state, which has to exist for terraform to know the workspace. */
    Path prepareState() throws IOException {
        Files.createDirectories(state().getParent());
        Files.deleteIfExists(erroredState());
        return state();
    }

    /** Returns what a packed plan does without. */
    Path providers() {
        return module.resolve(".terraform").resolve("providers");
    }

    Path plan() {
        return room.output().resolve("plan.tfplan");
    }

    /** Returns where the configuration goes that a plan makes for imported resources. */
    Path generated() {
        return room.output().resolve("generated.tf");
    }

    Path variables() {
        return room.settings().resolve("variables.tfvars");
    }

    Path cliConfiguration() {
        return room.settings().resolve("cli.tfrc");
    }

    /** Returns where certificates are that the run is to trust. */
    Path certificates() {
        return room.settings().resolve("certificates");
    }

    /** Writes a file for the owner's eyes. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
