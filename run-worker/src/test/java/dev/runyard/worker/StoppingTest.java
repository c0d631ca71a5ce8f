package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoppingTest {
    private static final String SLOW = """
            resource "terraform_data" "quick" { input = "written first" }
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.quick]
              provisioner "local-exec" { command = "echo begun; sleep 1234" }
            }
            """;

    /** A signal to bubblewrap instead of terraform would end all at once: no farewell, no tainted resource. */
    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#kinds")
    void anApplyThatIsStoppedEndsInGoodOrderAndKeepsItsState(SandboxKind sandbox) throws IOException {
        try (var yard = new Yard(sandbox)) {
            yard.startWorker();
            var run = yard.run(SLOW);
            var apply = run.apply(Yard.succeeded(run.plan()));
            Yard.await(() -> apply.text().contains("begun"), "the slow resource");
            Yard.await(() -> apply.stateCount() > 0, "a state on the way");
            assertThat(apply.lastState()).contains("written first").doesNotContain("tainted");

            apply.wishStop();

            assertThat(Yard.resultOf(apply)).isEqualTo(new PhaseResult.Stopped(new ResourceCounts(1, 0, 0, 0)));
            assertThat(apply.text()).contains("Interrupt received", "Gracefully shutting down");
            assertThat(apply.lastState()).contains("written first", "\"status\": \"tainted\"");
            assertThat(sleeping("1234")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#kinds")
    void aPlanThatIsStoppedEnds(SandboxKind sandbox) throws IOException {
        try (var yard = new Yard(sandbox)) {
            FakeTerraform.install(
                    yard, "trap 'echo farewell; exit 1' TERM\necho planning\nwhile :; do sleep 0.1; done\n");
            yard.startWorker();
            var plan = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            Yard.await(() -> plan.text().contains("planning"), "the plan");

            plan.wishStop();

            assertThat(Yard.resultOf(plan)).isEqualTo(new PhaseResult.Stopped(ResourceCounts.NONE));
            assertThat(plan.text()).contains("farewell");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#kinds")
    void aTerraformThatDoesNotListenIsKilled(SandboxKind sandbox) throws IOException {
        try (var yard = new Yard(sandbox)) {
            FakeTerraform.install(yard, "trap '' TERM INT\necho planning\nwhile :; do sleep 2345; done\n");
            yard.startWorker(withGrace(yard, Duration.ofMillis(300)));
            var plan = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            Yard.await(() -> plan.text().contains("planning"), "the plan");

            plan.wishStop();

            assertThat(Yard.resultOf(plan)).isInstanceOf(PhaseResult.Stopped.class);
            assertThat(sleeping("2345")).isFalse();
        }
    }

    /** Its place is still in the hands of an earlier attempt of the same run. */
    @Test
    void anAttemptThatWaitsForItsPlaceIsStopped() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "echo planning\nexec sleep 7654\n");
            yard.startWorker();
            var run = yard.run("").tool("terraform", FakeTerraform.VERSION);
            var plan = run.plan();
            Yard.await(() -> plan.text().contains("planning"), "the plan");
            synchronized (plan) {
                plan.artifacts.put("plan", new byte[1]);
            }
            var apply = run.apply(plan);
            Yard.await(() -> apply.text().contains("Runyard worker"), "the apply has started");

            apply.wishStop();

            assertThat(Yard.resultOf(apply)).isEqualTo(new PhaseResult.Stopped(ResourceCounts.NONE));
            assertThat(plan.result()).isEmpty();
        }
    }

    @Test
    void anAttemptThatTheServerGaveUpIsKilledAndNotReported() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            yard.startWorker();
            var run = yard.run(SLOW.replace("1234", "3456"));
            var apply = run.apply(Yard.succeeded(run.plan()));
            Yard.await(() -> apply.text().contains("begun"), "the slow resource");

            apply.fence();

            Yard.await(() -> !sleeping("3456"), "the kill");
            Yard.await(
                    () -> apply.stateCount() + fencedStates(apply) > 0,
                    "the state was taken before, or is offered for people to look at");
            assertThat(apply.result()).isEmpty();
        }
    }

    private static int fencedStates(FakeServer.Job job) {
        synchronized (job) {
            return job.fencedStates;
        }
    }

    @Test
    void aWorkerThatCannotRenewItsLeaseInterruptsAndReportsWhenTheServerIsBack() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            yard.server.silenceSeconds = 1;
            yard.startWorker();
            var run = yard.run(SLOW.replace("1234", "4567"));
            var apply = run.apply(Yard.succeeded(run.plan()));
            Yard.await(() -> apply.text().contains("begun") && sleeping("4567"), "the slow resource");

            yard.server.setDown(true);
            Yard.await(() -> !sleeping("4567"), "the end");
            yard.server.setDown(false);

            assertThat(Yard.resultOf(apply))
                    .isInstanceOfSatisfying(
                            PhaseResult.Failed.class,
                            failed -> assertThat(failed.reason()).contains("could not reach the server"));
            assertThat(apply.lastState()).contains("written first", "tainted");
            assertThat(apply.text()).contains("Interrupt received", "Error: The worker could not reach the server");
        }
    }

    @Test
    void aShortOutageIsNotNoticed() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "echo one\nsleep 0.7\necho two\nexit 0\n");
            yard.startWorker();
            var plan = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            Yard.await(() -> plan.text().contains("one"), "the plan");

            yard.server.setDown(true);
            assertThat(plan.result()).isEmpty();
            yard.server.setDown(false);

            assertThat(Yard.resultOf(plan)).isEqualTo(new PhaseResult.Succeeded(false, ResourceCounts.NONE));
            assertThat(plan.text()).contains("one\ntwo\n");
        }
    }

    @Test
    void aWorkerThatIsStoppedInterruptsWhatRunsAndReportsIt() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            Worker worker = yard.startWorker();
            var run = yard.run(SLOW.replace("1234", "5678"));
            var apply = run.apply(Yard.succeeded(run.plan()));
            Yard.await(() -> apply.text().contains("begun"), "the slow resource");

            worker.stop(Duration.ofMillis(100));

            assertThat(apply.result())
                    .hasValueSatisfying(result -> assertThat(result)
                            .isInstanceOfSatisfying(
                                    PhaseResult.Failed.class,
                                    failed -> assertThat(failed.reason()).isEqualTo("The worker was shut down")));
            assertThat(apply.lastState()).contains("tainted");
            assertThat(sleeping("5678")).isFalse();
        }
    }

    @Test
    void aWorkerThatIsStoppedLetsWhatRunsComeToItsEnd() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "echo one\nsleep 0.5\necho two\nexit 0\n");
            Worker worker = yard.startWorker();
            var plan = yard.run("").tool("terraform", FakeTerraform.VERSION).plan();
            Yard.await(() -> plan.text().contains("one"), "the plan");

            worker.stop(Duration.ofSeconds(20));

            assertThat(plan.result()).contains(new PhaseResult.Succeeded(false, ResourceCounts.NONE));
        }
    }

    @Test
    void aPhaseThatTakesTooLongIsInterrupted() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "exec sleep 6789\n");
            yard.startWorker(yard.settings()
                    .with(new WorkerSettings.Timing(
                            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(200))));

            var plan = yard.run("")
                    .tool("terraform", FakeTerraform.VERSION)
                    .within(1)
                    .plan();

            assertThat(Yard.resultOf(plan))
                    .isInstanceOfSatisfying(
                            PhaseResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .isEqualTo("The plan took longer than its limit of 1s and was stopped"));
            assertThat(sleeping("6789")).isFalse();
        }
    }

    private static WorkerSettings.Builder withGrace(Yard yard, Duration grace) {
        var quick = Yard.QUICK;
        return yard.settings().with(new WorkerSettings.Timing(quick.claimWait(), quick.heartbeat(), grace));
    }

    private static boolean sleeping(String seconds) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds));
    }
}
