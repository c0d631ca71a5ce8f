package dev.runyard.app.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    /** JUnit makes it for its owner only: a parent that is closed to others. */
    @TempDir
    private Path closed;

    @Test
    void aFolderThatCannotBeWrittenIsRefusedAndTheSettingNamed() throws IOException {
        Path file = Files.createFile(closed.resolve("file"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Folders.ofThisProcess().makeWritable(file, "RUNYARD_DATA"))
                .withMessageContaining(file.toString())
                .withMessageContaining("set RUNYARD_DATA")
                .withMessageNotContaining("\n");
    }

    @Test
    void rootLeavesALinkToAnOpenPlaceWhereAParentIsClosedAndFindsItAgain() throws IOException {
        assumeTrue(Folders.isRoot(), "only root runs its children as others");
        Path open = openFolder(closed.resolve("open"));
        Path data = closed.resolve("data");

        Path made = Folders.ofThisProcess(open).makeReachable(data, "postgres");

        assertThat(made.getParent()).isEqualTo(open);
        assertThat(data.resolve("postgres")).isSymbolicLink();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(Folders.ofThisProcess(open).makeReachable(data, "postgres")).isEqualTo(made);
    }

    @Test
    void whereOthersCanPassTheFolderStaysInItsPlace() throws IOException {
        Path open = openFolder(closed.resolve("open"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx--x--x"));

        Path made = Folders.ofThisProcess().makeReachable(open, "postgres");

        assertThat(made).isEqualTo(open.resolve("postgres")).isDirectory();
    }

    @Test
    void aLinkToAPlaceThatIsGoneIsRefused() throws IOException {
        Files.createSymbolicLink(closed.resolve("postgres"), closed.resolve("gone"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Folders.ofThisProcess().makeReachable(closed, "postgres"))
                .withMessageContaining("gone");
    }

    private static Path openFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
