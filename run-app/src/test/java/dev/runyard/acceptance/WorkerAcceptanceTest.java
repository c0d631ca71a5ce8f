package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Proxy;
import dev.runyard.acceptance.support.RunyardProcess;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers in processes of their own, for a server that has none in it. */
@TestInstance(Lifecycle.PER_CLASS)
class WorkerAcceptanceTest {
    private static final Map<String, String> SLOW = sleeping("3");

    private final Fleet fleet = Fleet.withoutWorker(Map.of());
    private final Tenant tenant = fleet.tenant();

    @AfterAll
    void stop() {
        fleet.close();
    }

    @Test
    void aWorkerDrainsWhenItIsToldToEnd() {
        try (var worker = fleet.worker("drains")) {
            worker.awaits("Runyard worker drains is ready for " + fleet.admin().server());
            var run = tenant.workspace("drained").startRun(SLOW);
            run.awaits("planned").confirm().awaitsInApplyLog("begun");

            worker.terminate();
            waitsForApply(worker, run);

            assertThat(listed("drains").path("status").asString()).isEqualTo("busy");
            assertThat(worker.exitCode()).isZero();
            run.isStill("applied");
            assertThat(listed("drains").path("status").asString()).isEqualTo("exited");
            assertThat(listed("drains").at("/labels/rack").asString()).isEqualTo("7");
        }
    }

    private JsonNode listed(String name) {
        return fleet.admin()
                .get("admin/workers")
                .is(200)
                .json()
                .get("data")
                .valueStream()
                .map(worker -> worker.get("attributes"))
                .filter(worker -> worker.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Its upgrade took the server beyond the contract of the worker, which executes an apply. */
    @Test
    void aWorkerOfAnOlderContractFinishesWhatItHoldsAndEnds(@TempDir Path folder) throws IOException {
        var goOn = folder.resolve("go-on");
        try (var line = Proxy.before(fleet.admin());
                var worker = fleet.worker(
                        "older", Map.of("RUNYARD_SERVER", line.address().toString(), "RUNYARD_SANDBOX", "process"))) {
            var workspace = tenant.workspace("upgraded");
            var run = workspace.startRun(executing("echo begun; until [ -e " + goOn + " ]; do sleep 0.1; done"));
            run.awaits("planned").confirm().awaitsInApplyLog("begun");

            fleet.server().stop();
            line.speaks(WorkerDoor.VERSION - 1);
            fleet.server().startAgain();
            fleet.heals();
            waitsForApply(worker, run);
            var next = tenant.workspace("after-the-upgrade").startRun(SLOW);
            Files.createFile(goOn);

            assertThat(worker.exitCode()).isEqualTo(3);
            assertThat(worker.output().lines().filter(said -> said.startsWith("runyard: ")))
                    .containsExactly("runyard: " + WorkerDoor.mismatch(WorkerDoor.VERSION - 1));
            run.isStill("applied");
            assertThat(run.applyLog()).contains("Apply complete!");
            next.isStill("plan_queued").cancel();
        }
    }

    @Test
    void aSecondSignalInterruptsWhatItHolds() {
        try (var worker = fleet.worker("interrupted")) {
            var workspace = tenant.workspace("interrupted");
            var run = workspace.startRun(sleeping("4127"));
            run.awaits("planned").confirm().awaitsInApplyLog("begun");

            worker.terminate();
            waitsForApply(worker, run);
            worker.terminate();

            assertThat(worker.exitCode()).isZero();
            run.isStill("errored");
            assertThat(run.applyLog()).contains("The worker was shut down");
        }
    }

    @Test
    void theWorkersOfADeletedTokenFinishWhatTheyHoldAndEnd() {
        var token = fleet.newToken("soon deleted");
        try (var worker = fleet.worker(
                "dismissed",
                Map.of("RUNYARD_WORKER_TOKEN", token.attribute("token").asString()))) {
            var run = tenant.workspace("dismissed").startRun(SLOW);
            run.awaits("planned").confirm().awaitsInApplyLog("begun");

            fleet.admin().delete("admin/worker-tokens/" + token.id()).is(204);

            assertThat(worker.exitCode()).isEqualTo(4);
            assertThat(worker.output()).contains("does not know this worker's token");
            run.isStill("applied");
        }
    }

    @Test
    void tokensAreShownOnceAndOnlyToTheSiteAdmin() {
        var token = fleet.newToken("of a story");

        assertThat(token.attribute("token").asString()).contains(".ryv1.");
        var listed = fleet.admin().get("admin/worker-tokens").is(200);
        assertThat(listed.ids()).contains(token.id());
        assertThat(listed.body()).doesNotContain(token.attribute("token").asString());
        var bearer = fleet.admin().with(token.attribute("token").asString());
        bearer.get("account/details").is(404);
        bearer.get("admin/worker-tokens").is(404);
        bearer.delete("admin/worker-tokens/" + token.id()).is(404);
        fleet.admin().delete("admin/worker-tokens/at-nonexisting").is(404);
        fleet.admin()
                .post("admin/worker-tokens", ApiClient.document("authentication-tokens", Map.of()))
                .is(422);
        fleet.admin()
                .post(
                        "admin/worker-tokens",
                        ApiClient.document("authentication-tokens", Map.of("description", "x".repeat(256))))
                .is(422);
        fleet.admin().delete("admin/worker-tokens/" + token.id()).is(204);
        fleet.admin().delete("admin/worker-tokens/" + token.id()).is(404);
    }

    @Test
    void aWrongTokenEndsAWorkerInOneLine() {
        try (var worker = fleet.worker("stranger", Map.of("RUNYARD_WORKER_TOKEN", "no.ryv1.token"))) {
            assertThat(worker.exitCode()).isEqualTo(4);
            assertThat(worker.output().lines().filter(line -> line.startsWith("runyard: ")))
                    .containsExactly("runyard: " + fleet.admin().server()
                            + " does not know this worker's token: it was deleted, or is wrong");
        }
    }

    /** What follows a plan may still be under way beside it. */
    private static void waitsForApply(RunyardProcess worker, Started run) {
        worker.awaits("waits for");
        assertThat(worker.output().lines().filter(line -> line.contains("waits for")))
                .anyMatch(line -> line.contains("apply of " + run.id()));
    }

    private static Map<String, String> sleeping(String seconds) {
        return executing("echo begun; exec sleep " + seconds);
    }

    private static Map<String, String> executing(String command) {
        return Map.of("main.tf", """
                resource "terraform_data" "slow" {
                  provisioner "local-exec" {
                    command = "%s"
                  }
                }
                """.formatted(command));
    }
}
