package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Archive;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.RunyardProcess;
import dev.runyard.acceptance.support.SmallDisk;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.commons.lang3.RandomStringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Disks that are full: each is told, nothing is lost, and all goes on once there is room. */
@EnabledIfSystemProperty(named = "runyard.disks", matches = "true", disabledReason = "mounts file systems, as root")
class DiskFullAcceptanceTest {
    @Test
    void theBlobStoreIsFull() {
        try (var disk = SmallDisk.of(16);
                var fleet = Fleet.withoutWorker(
                        Map.of("RUNYARD_BLOBS", disk.folder().resolve("blobs").toString()))) {
            var space = fleet.tenant().workspace("network");
            var kept = space.configuration(Space.HELLO);
            disk.fill();

            var refused = space.api().put(uploadAddress(space), Archive.of(Space.HELLO));
            assertThat(refused.is(507).error()).contains("The disk of the blob store is full");
            health(fleet.admin(), "DEGRADED");
            fleet.admin().get("/_health_check/readiness").is(200);
            assertThat(figures(fleet.admin()))
                    .containsPattern("(?m)^runyard_blob_store_writable\\S* 0")
                    .containsPattern("(?m)^runyard_outages_total\\{.*reason=\"blob_store_full\".*} [1-9]");
            fleet.admin().get("configuration-versions/" + kept + "/download").is(302);

            disk.free();
            health(fleet.admin(), "UP");
            space.configuration(Space.HELLO);
        }
    }

    @Test
    void theDiskOfAWorkerIsFull() {
        try (var disk = SmallDisk.of(128);
                var fleet = Fleet.withoutWorker(Map.of())) {
            var space = fleet.tenant().workspace("network", Map.of("auto-apply", true));
            var worker = fleet.worker("small", on(disk)).awaits("Runyard worker small is ready");
            disk.fill();
            worker.awaits("no further phase is taken until it has 64");
            var run = space.startRun();

            run.isStill("plan_queued");
            assertThat(run.read().attribute("waiting-on").get("kind").asString())
                    .isEqualTo("worker");
            disk.free();

            run.awaits("applied");
            worker.awaits("have room again");
        }
    }

    @Test
    void aWorkerDoesNotStartOnADiskThatIsFull() {
        try (var disk = SmallDisk.of(16);
                var fleet = Fleet.withoutWorker(Map.of())) {
            disk.fill();
            var worker = fleet.worker("small", on(disk));

            assertThat(worker.exitCode()).isEqualTo(1);
            assertThat(worker.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("runyard: The worker cannot start: the disk of ")
                    .contains(disk.folder().toString());
        }
    }

    private static Map<String, String> on(SmallDisk disk) {
        return Map.of(
                "RUNYARD_DATA", disk.folder().resolve("data").toString(),
                "RUNYARD_WORK", disk.folder().resolve("work").toString());
    }

    /** An apply under way is brought to its end all the same, with whatever the disk still takes. */
    @Test
    void theDiskOfAWorkerFillsUpWhileItApplies() {
        try (var disk = SmallDisk.of(128);
                var fleet = Fleet.withoutWorker(Map.of())) {
            var space = fleet.tenant().workspace("network", Map.of("auto-apply", true));
            fleet.worker("small", on(disk));
            var run = space.startRun(Map.of("main.tf", """
                    resource "terraform_data" "first" {}
                    resource "terraform_data" "slow" {
                      depends_on = [terraform_data.first]
                      provisioner "local-exec" {
                        command = "echo begun; sleep 5"
                      }
                    }
                    """));
            run.awaitsInApplyLog("begun");
            disk.fill();

            run.awaits("errored");

            assertThat(space.currentState().is(200).body()).contains("terraform_data");
            disk.free();
            space.startRun().awaits("applied");
        }
    }

    @Test
    void theDiskOfTheEmbeddedDatabaseIsFull() throws IOException {
        int port = TestPlatform.freePort();
        var token = "disk.ryv1." + RandomStringUtils.secure().nextAlphanumeric(60);
        var admin = new ApiClient(URI.create("http://localhost:" + port), token);
        try (var disk = SmallDisk.of(250);
                var server = RunyardProcess.start(
                        Map.of(
                                "RUNYARD_PORT", Integer.toString(port),
                                "RUNYARD_BIND", "127.0.0.1",
                                "RUNYARD_ADMIN_TOKEN", token,
                                "RUNYARD_BLOBS", TestPlatform.folder().toString(),
                                "RUNYARD_DATA", disk.folder().toString()),
                        "serve",
                        "--no-worker")) {
            server.awaits("Runyard is ready at");
            var space = Tenant.make(admin, "full").workspace("network");
            disk.fill();

            var refused = Eventually.until("a refusal", () -> write(space), answer -> answer.status() != 201);

            assertThat(refused.is(503).error())
                    .containsAnyOf("The disk of the database is full", "The database cannot be reached");
            disk.free();
            Eventually.until("room again", () -> write(space), answer -> answer.status() == 201);
            space.read();
            server.stop();
        }
    }

    private static Answer write(Space space) {
        return space.api()
                .post(
                        "workspaces/" + space.id() + "/vars",
                        document(
                                "vars",
                                Map.of(
                                        "key",
                                        "k" + RandomStringUtils.secure().nextAlphanumeric(20),
                                        "value",
                                        "v".repeat(100_000),
                                        "category",
                                        "terraform")));
    }

    private static String uploadAddress(Space space) {
        return space.api()
                .post(
                        "workspaces/" + space.id() + "/configuration-versions",
                        document("configuration-versions", Map.of("auto-queue-runs", false)))
                .is(201)
                .attribute("upload-url")
                .asString();
    }

    private static void health(ApiClient api, String status) {
        Eventually.until("health " + status, () -> api.get("/_health_check").body(), body -> body.contains(status));
    }

    private static String figures(ApiClient api) {
        return api.get("/metrics").is(200).body();
    }
}
