package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a terraform whose worker cannot: each worker is a process of its own. */
class WatchdogTest {
    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#confining")
    void aWorkerThatIsFrozenForTooLongLosesItsTerraformAndSaysSoOnceItIsThawed(SandboxKind sandbox) throws Exception {
        try (var yard = new Yard(sandbox)) {
            yard.server.silenceSeconds = 6;
            Process worker = WorkerProgram.start(yard);
            try {
                var apply = begun(yard, "43211");

                signal(worker, "STOP");
                Yard.await(() -> !sleeping("43211"), "the watchdog ends terraform");
                signal(worker, "CONT");

                assertThat(Yard.resultOf(apply))
                        .isInstanceOfSatisfying(
                                PhaseResult.Failed.class,
                                failed -> assertThat(failed.reason())
                                        .isEqualTo("The worker did not run for too long, and its watchdog ended"
                                                + " terraform"));
                assertThat(apply.lastState()).contains("written first");
            } finally {
                worker.destroyForcibly().waitFor();
            }
            Yard.await(() -> watchdogs(yard) == 0, "the watchdog ends");
        }
    }

    /** Without a sandbox that dies with its parent nothing else ends it. */
    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#surviving")
    void aWorkerThatIsDeadLeavesNoTerraformBehind(SandboxKind sandbox) throws Exception {
        try (var yard = new Yard(sandbox)) {
            yard.server.silenceSeconds = 3;
            Process worker = WorkerProgram.start(yard);
            begun(yard, "43212");
            assertThat(watchdogs(yard)).isPositive();

            worker.destroyForcibly().waitFor();

            Yard.await(() -> !sleeping("43212"), "the watchdog ends terraform");
            Yard.await(() -> watchdogs(yard) == 0, "the watchdog ends");
            assertThat(lives(yard)).isZero();
        }
    }

    @Test
    void aWorkerThatStopsTakesItsWatchdogAlong() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            Worker worker = yard.startWorker();
            Yard.await(() -> watchdogs(yard) > 0, "the watchdog");

            worker.stop(java.time.Duration.ZERO);

            Yard.await(() -> watchdogs(yard) == 0, "the watchdog ends");
            assertThat(lives(yard)).isZero();
        }
    }

    private static FakeServer.Job begun(Yard yard, String seconds) {
        var run = yard.run("""
                resource "terraform_data" "quick" { input = "written first" }
                resource "terraform_data" "slow" {
                  depends_on = [terraform_data.quick]
                  provisioner "local-exec" { command = "echo begun; exec sleep %s" }
                }
                """.formatted(seconds));
        var apply = run.apply(Yard.succeeded(run.plan()));
        Yard.await(() -> apply.text().contains("begun"), "the slow resource");
        Yard.await(() -> apply.stateCount() > 0, "a state on the way");
        return apply;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean sleeping(String seconds) {
        return commandLines().anyMatch(line -> line.endsWith("sleep " + seconds));
    }

    private static long watchdogs(Yard yard) {
        String folder = yard.folder.resolve("data").resolve("rights").toString();
        return commandLines()
                .filter(line -> line.contains("runyard-watchdog " + folder))
                .count();
    }

    private static Stream<String> commandLines() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""));
    }

    private static long lives(Yard yard) throws IOException {
        Path rights = yard.folder.resolve("data").resolve("rights");
        try (var lives = Files.list(rights)) {
            return lives.count();
        }
    }
}
