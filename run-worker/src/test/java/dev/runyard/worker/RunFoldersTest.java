package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
    @TempDir
    Path work;

    private RunFolders folders;
    private final Halt halt = new Halt(Duration.ofSeconds(1), Duration.ofMinutes(5), () -> false);

    @BeforeEach
    void folders() throws IOException {
        folders = new RunFolders(work);
        folders.prepare();
    }

    @Test
    void aPlaceIsWaitedFor() throws Exception {
        Path place = folders.take("run-1", halt);

        var second = CompletableFuture.supplyAsync(this::take);
        folders.free(place, true);

        assertThat(second.join()).isEqualTo(place);
    }

    @Test
    void nobodyWaitsForAPlaceWhoIsToldToEnd() throws Exception {
        folders.take("run-1", halt);
        halt.raise(Halt.Reason.ASKED);

        assertThatThrownBy(() -> folders.take("run-1", halt)).isInstanceOf(Halted.class);
        assertThatThrownBy(() -> folders.take("run-2", halt)).isInstanceOf(Halted.class);
    }

    @Test
    void theOrderIsHeardWhileWaiting() throws Exception {
        folders.take("run-1", halt);
        var waiting = CompletableFuture.supplyAsync(this::take);

        halt.raise(Halt.Reason.SHUTDOWN);

        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(Halted.class);
    }

    private Path take() {
        try {
            return folders.take("run-1", halt);
        } catch (Halted | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pipe keeps whoever opens it, and a folder may be deeper than any path. */
    @Test
    @Timeout(30)
    void whateverARunHasLeftIsDeleted(@TempDir Path elsewhere) throws Exception {
        Path left = Files.createDirectories(elsewhere.resolve("left"));
        Path kept = Files.writeString(elsewhere.resolve("kept"), "of somebody else");
        var makes = new ProcessBuilder(
                        "bash",
                        "-c",
                        "mkfifo pipe; ln -s ../kept link; ln -s /nowhere broken; mkdir closed; touch closed/x; chmod 0 closed;"
                                + " name=$(printf 'x%.0s' $(seq 200)); for i in $(seq 40); do mkdir $name; cd $name; done; touch end")
                .directory(left.toFile())
                .start();
        assertThat(makes.waitFor()).isZero();

        AttemptFiles.deleteFolder(left);

        assertThat(left).doesNotExist();
        assertThat(kept).hasContent("of somebody else");
    }
}
