package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Removing workspaces and organizations whose runs have not ended. */
class RemovalAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().openTenant();

    @Test
    void aWorkspaceRemovedByForceTakesItsRunsWithIt() {
        var workspace = tenant.workspace("network");
        var planned = workspace.startRun().awaits("planned");
        var pending = workspace.startRun();

        tenant.api()
                .post("workspaces/" + workspace.id() + "/actions/safe-delete")
                .is(409);
        planned.isStill("planned");
        tenant.api().delete("workspaces/" + workspace.id()).is(204);

        tenant.api().get("runs/" + planned.id()).is(404);
        tenant.api().get("runs/" + pending.id()).is(404);
        tenant.workspace("network").startRun().awaits("planned");
    }

    @Test
    void whatStillPlansIsKilled() throws IOException {
        var workspace = tenant.workspace("network");
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            workspace.startRun(waitingFor(silent.getLocalPort()));
            try (var asked = silent.accept()) {
                asked.setSoTimeout(60_000);

                tenant.api().delete("workspaces/" + workspace.id()).is(204);

                assertThat(asked.getInputStream().readAllBytes())
                        .as("all that terraform said before its connection ended")
                        .isNotEmpty();
            }
        }
        tenant.workspace("network").startRun().awaits("planned");
    }

    @Test
    void whileAnApplyIsGoingOnNothingIsRemoved() throws IOException {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var run = workspace.startRun(applyingUntil(silent.getLocalPort()));
            try (var asked = silent.accept()) {
                assertThat(tenant.api()
                                .delete("workspaces/" + workspace.id())
                                .is(409)
                                .body())
                        .contains("apply");
                assertThat(tenant.api()
                                .delete("organizations/" + tenant.name())
                                .is(409)
                                .body())
                        .contains("apply");
                asked.getOutputStream().write('\n');
            }
            run.awaits("applied");
        }
        tenant.api().delete("workspaces/" + workspace.id()).is(204);
    }

    @Test
    void anOrganizationTakesItsRunsWithItToo() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun().awaits("planned");

        tenant.api().delete("organizations/" + tenant.name()).is(204);

        tenant.api().get("runs/" + run.id()).is(404);
        tenant.api()
                .post(
                        "organizations",
                        document("organizations", Map.of("name", tenant.name(), "email", "a@example.com")))
                .is(201);
    }

    private static Map<String, String> waitingFor(int port) {
        return Map.of("main.tf", """
                data "terraform_remote_state" "silent" {
                  backend = "http"
                  config  = { address = "http://127.0.0.1:%d/" }
                }
                """.formatted(port));
    }

    private static Map<String, String> applyingUntil(int port) {
        return Map.of("main.tf", Space.HELLO.get("main.tf") + """
                resource "terraform_data" "waits" {
                  provisioner "local-exec" {
                    interpreter = ["/bin/bash", "-c"]
                    command     = "read < /dev/tcp/127.0.0.1/%d"
                  }
                }
                """.formatted(port));
    }
}
