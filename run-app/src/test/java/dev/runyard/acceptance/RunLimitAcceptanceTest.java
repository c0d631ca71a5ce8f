package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that uses more than it may is ended, and says so; the server and the next run go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunLimitAcceptanceTest {
    private Fleet fleet;
    private Tenant tenant;

    @BeforeAll
    void start() {
        fleet = Fleet.withWorkers(
                1,
                Map.of(
                        "RUNYARD_RUN_MEMORY", "256MB",
                        "RUNYARD_RUN_PROCESSES", "100",
                        "RUNYARD_RUN_FILE_SIZE", "8MB",
                        "RUNYARD_RUN_DISK", "32MB",
                        "RUNYARD_RUN_LOG", "1MB"));
        tenant = fleet.tenant();
    }

    @AfterAll
    void stop() {
        fleet.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            memory    | printf -v x %0400000000d 1; sleep 60        | used more than its limit of 256 MiB of memory
            processes | for i in $(seq 200); do sleep 60 & done; wait                    | used more than its limit of 100 processes and threads
            file      | head -c 9000000 /dev/zero >large                                 | wrote a file of more than its limit of 8 MiB
            disk      | for i in $(seq 6); do head -c 8000000 /dev/zero >f$i; done; sleep 60 | used more than its limit of 32 MiB of disk
            log       | yes no end                                                       | wrote more than its limit of 1 MiB into its log
            """)
    void aRunIsEndedAtALimitAndTellsWhich(String limit, String command, String passed) {
        var run = apply(tenant.workspace(limit), command).awaits("errored");

        var reason = "The apply " + passed + " and was stopped";
        assertThat(wholeLog(run)).contains("Error: " + reason + "\n").endsWith("\u0003");
        assertThat(lastEvent(run)).startsWith(reason);
    }

    @Test
    void whatHoldsTheLimitsIsSaidInTheLogOfTheRunAndOfTheServer() {
        var run = tenant.workspace("usual").startRun().awaits("planned");

        var header = run.planLog()
                .lines()
                .filter(line -> line.startsWith("Runyard worker"))
                .findFirst();
        assertThat(header.orElseThrow()).contains("sandbox bubblewrap", "memory", "processes", "disk", "CPU");
        var enforcement = header.orElseThrow().substring(header.orElseThrow().lastIndexOf(" · ") + 3);
        assertThat(fleet.server().output()).contains(enforcement);
        run.confirm().awaits("applied");
    }

    /** A server gives a part of a long log at a time. */
    private String wholeLog(Started run) {
        var url = run.apply().attribute("log-read-url").asString();
        var log = new ByteArrayOutputStream();
        int last = -1;
        while (last < log.size()) {
            last = log.size();
            log.writeBytes(tenant.api()
                    .with(null)
                    .get(url + "?limit=10000000&offset=" + last)
                    .is(200)
                    .raw()
                    .body());
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static Started apply(Space space, String command) {
        return space.startRun(Map.of("main.tf", """
                resource "terraform_data" "hungry" {
                  provisioner "local-exec" {
                    interpreter = ["/bin/bash", "-c"]
                    command     = "bash ./hungry.sh"
                  }
                }
                """, "hungry.sh", command))
                .awaits("planned")
                .confirm();
    }

    private String lastEvent(Started run) {
        var events = tenant.api()
                .get("runs/" + run.id() + "/run-events")
                .is(200)
                .json()
                .at("/data");
        return events.get(events.size() - 1).at("/attributes/description").asString();
    }
}
