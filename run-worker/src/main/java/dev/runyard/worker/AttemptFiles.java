package dev.runyard.worker;

import dev.runyard.contract.PhaseResult;
import dev.runyard.worker.sandbox.Footprint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one attempt in the worker's data: its record, its log, and copies of states. For the worker's user
 * alone, since the record holds the job token.
 *
 * @param folder one below {@code attempts}
 */
record AttemptFiles(Path folder) {
    private static final Logger log = LoggerFactory.getLogger(AttemptFiles.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Makes the folder of a new attempt. */
    static AttemptFiles create(Path data, String mark) throws IOException {
        var files = new AttemptFiles(data.resolve("attempts").resolve(mark));
        files.delete();
        Files.createDirectories(files.folder());
        Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("rwx------"));
        return files;
    }

    /** Returns the attempts that were not brought to their end. */
    static List<AttemptFiles> all(Path data) throws IOException {
        List<AttemptFiles> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(data.resolve("attempts"))) {
            folders.forEach(folder -> all.add(new AttemptFiles(folder)));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return all;
    }

    /** Writes the record; a reader finds the old one or the new one, whole. */
    void save(AttemptRecord attempt) throws IOException {
        write(recordFile(), JSON.writeValueAsString(attempt));
    }

    /** Likewise; the machine may lose its power from here on. */
    void saveForGood(AttemptRecord attempt) throws IOException {
        writeForGood(recordFile(), JSON.writeValueAsString(attempt));
    }

    /** Notes what is running. No process outlives a loss of power, so that a file of its own may be lost with it. */
    void save(Footprint footprint) throws IOException {
        write(footprintFile(), JSON.writeValueAsString(footprint));
    }

    /** Keeps how an apply ended, before the server is told: it is true whatever becomes of the worker. */
    void saveResult(PhaseResult result) throws IOException {
        writeForGood(resultFile(), JSON.writerFor(PhaseResult.class).writeValueAsString(result));
    }

    private void write(Path file, String text) throws IOException {
        replace(file, next(file, text));
    }

    private void writeForGood(Path file, String text) throws IOException {
        Path next = next(file, text);
        try (var written = FileChannel.open(next, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        replace(file, next);
    }

    private Path next(Path file, String text) throws IOException {
        Path next = folder.resolve(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        RunFolder.writeSecret(next, text);
        return next;
    }

    private static void replace(Path file, Path next) throws IOException {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns the record, with what was running last. */
    AttemptRecord load() throws IOException {
        try {
            var attempt = JSON.readValue(Files.readAllBytes(recordFile()), AttemptRecord.class);
            return Files.exists(footprintFile())
                    ? attempt.withFootprint(JSON.readValue(Files.readAllBytes(footprintFile()), Footprint.class))
                    : attempt;
        } catch (JacksonException e) {
            throw new IOException("The record " + recordFile() + " cannot be read", e);
        }
    }

    /** Returns how the apply ended; nothing when terraform was not known to have ended. */
    Optional<PhaseResult> result() throws IOException {
        if (!Files.exists(resultFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(resultFile()), PhaseResult.class));
        } catch (JacksonException e) {
            throw new IOException("The result " + resultFile() + " cannot be read", e);
        }
    }

    private Path resultFile() {
        return folder.resolve("result.json");
    }

    private Path footprintFile() {
        return folder.resolve("footprint.json");
    }

    private Path recordFile() {
        return folder.resolve("attempt.json");
    }

    Path log() {
        return folder.resolve("log");
    }

    Path download() {
        return folder.resolve("download");
    }

    Path artifact() {
        return folder.resolve("artifact");
    }

    /** The state as the server had it when the attempt began. */
    Path initialState() {
        return folder.resolve("initial.tfstate");
    }

    /** The newest whole state that was seen while terraform was running. */
    Path seenState() {
        return folder.resolve("seen.tfstate");
    }

    /** The state terraform left. */
    Path finalState() {
        return folder.resolve("final.tfstate");
    }

    Path backstage() {
        return folder.resolve("sandbox");
    }

    void delete() {
        deleteFolder(folder);
    }

    /** Deletes a folder and all in it; what cannot be deleted is told and left. */
    static void deleteFolder(Path folder) {
        try {
            if (Files.exists(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            deleteByForce(folder, e);
        }
    }

    /**
     * A run may leave folders that it has closed to itself, or so deep that no path leads there. (To let Java make files
     * writable before it deletes them opens them, and that waits for ever at a pipe.)
     */
    private static void deleteByForce(Path folder, IOException cause) {
        try {
            var command =
                    List.of("/bin/sh", "-c", "chmod -R u+rwX -- \"$1\"; rm -rf -- \"$1\"", "sh", folder.toString());
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            cause.addSuppressed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(folder)) {
            log.warn("Cannot delete {}", folder, cause);
        }
    }
}
