package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerTest {
    private static final String SLOW = """
            resource "terraform_data" "quick" { input = "written first" }
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.quick]
              provisioner "local-exec" { command = "echo begun; sleep 7890" }
            }
            """;

    @Test
    void aClaimWhoseAnswerWasLostIsAskedForAgainUnderTheSameId() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.server.loseClaimAnswers = 2;
            FakeTerraform.install(yard, "exit 0\n");
            yard.startWorker(yard.settings().withConcurrency(1));

            Yard.succeeded(yard.run("").tool("terraform", FakeTerraform.VERSION).plan());

            synchronized (yard.server) {
                String first = yard.server.claimIds.getFirst();
                assertThat(yard.server.claimIds).filteredOn(first::equals).hasSize(3);
            }
        }
    }

    @Test
    void twoPhasesRunAtTheSameTime() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "echo up; while [ ! -e ../../../../go ]; do sleep 0.05; done; exit 0\n");
            yard.startWorker();
            var first = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            var second = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();

            Yard.await(() -> first.text().contains("up") && second.text().contains("up"), "both are up");
            Files.createFile(yard.folder.resolve("go"));

            Yard.succeeded(first);
            Yard.succeeded(second);
        }
    }

    /** The first worker is a process of its own, killed in the middle of an apply. */
    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#kinds")
    void aWorkerThatWasKilledBringsItsApplyToAnEndWhenItIsBack(SandboxKind sandbox) throws Exception {
        try (var yard = new Yard(sandbox);
                var lines = new LogLines()) {
            Process first = WorkerProgram.start(yard);
            var run = yard.run(SLOW);
            var apply = run.apply(Yard.succeeded(run.plan()));
            Yard.await(() -> apply.text().contains("begun"), "the slow resource");

            first.destroyForcibly().waitFor();
            yard.startWorker();

            assertThat(Yard.resultOf(apply)).isInstanceOfSatisfying(PhaseResult.Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo("The worker was restarted while terraform was applying");
                assertThat(failed.counts().additions()).isEqualTo(1);
            });
            assertThat(apply.lastState()).contains("written first");
            assertThat(apply.text()).endsWith("\nError: The worker was restarted while terraform was applying\n");
            assertThat(ProcessHandle.allProcesses())
                    .noneMatch(
                            process -> process.info().commandLine().orElse("").endsWith("sleep 7890"));
            Yard.await(() -> names(yard.folder.resolve("data/attempts")).isEmpty(), "no attempt is left");
            assertThat(lines.idsWith("which an earlier life of this worker left"))
                    .containsExactly(Map.of("workspace", "ws-1", "run", run.id()));
            Yard.await(() -> names(yard.folder.resolve("work/runs")).isEmpty(), "no run is left");
        }
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatTheServerCouldNotBeToldIsToldAtTheNextStart() throws Exception {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            Worker first = yard.startWorker();
            var run = yard.run(SLOW.replace("7890", "8901"));
            var apply = run.apply(Yard.succeeded(run.plan()));
            Yard.await(() -> apply.text().contains("begun"), "the slow resource");

            yard.server.setDown(true);
            first.stop(java.time.Duration.ZERO);
            assertThat(apply.result()).isEmpty();
            yard.server.setDown(false);
            yard.startWorker();

            assertThat(Yard.resultOf(apply)).isInstanceOf(PhaseResult.Failed.class);
            assertThat(apply.lastState()).contains("written first", "tainted");
            assertThat(apply.text()).contains("Interrupt received");
        }
    }

    @Test
    void aSecondWorkerOnTheSameFoldersDoesNotStart() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();

            assertThatThrownBy(yard::startWorker)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another worker uses");
        }
    }

    @Test
    void aWorkDirectoryThatTheSandboxCannotReachIsSaidAtTheStart() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            Files.setPosixFilePermissions(yard.folder, PosixFilePermissions.fromString("rwx------"));

            assertThatThrownBy(yard::startWorker)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(yard.folder + " is closed to others");
        }
    }

    @Test
    void secretsOfTheSettingsStayOutOfTheirText() {
        var told = WorkerSettings.of(URI.create("http://localhost/"), "s3cret", "w1", Path.of("d"), Path.of("w"));
        var settings = told.build();

        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThat(settings.server()).hasToString("http://localhost");
        assertThatThrownBy(() -> told.withConcurrency(0).build()).isInstanceOf(IllegalArgumentException.class);
    }
}
