package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ctrl-C in each stage of a run, and what others do to it while the terminal waits. */
class CliInterruptionAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().openTenant();

    @Test
    void controlCBehindAnotherRunTakesTheRunOutOfTheQueue() {
        var cli = ready(Space.HELLO);
        var first = tenant.existingWorkspace("cli").startRun().awaits("planned");

        var waiting = cli.start("apply", "-auto-approve", "-no-color").prints("Waiting for 1 run(s) to finish");
        waiting.interrupt().ends();

        newest().awaits("canceled");
        first.isStill("planned").discard();
    }

    @Test
    void controlCAsksBeforeItCancels() throws IOException {
        try (var silent = silent()) {
            var cli = ready(waitingFor(silent));
            var running = cli.start("apply", "-no-color").prints("sandbox bubblewrap");

            try (var planning = silent.accept()) {
                var ended = running.interrupt()
                        .prints("Do you want to cancel the remote operation?")
                        .answer("yes")
                        .ends();
                assertThat(ended.output()).contains("The remote operation was successfully cancelled");
                assertThat(planning.isConnected()).isTrue();
            }

            newest().awaits("canceled");
        }
    }

    @Test
    void whoDoesNotWantToCancelLeavesTheRunAlone() throws IOException {
        try (var silent = silent()) {
            var cli = ready(waitingFor(silent));
            var running = cli.start("apply", "-no-color").prints("sandbox bubblewrap");

            try (var planning = silent.accept()) {
                var ended = running.interrupt()
                        .prints("Do you want to cancel the remote operation?")
                        .answer("no")
                        .ends();
                assertThat(ended.output()).contains("The remote operation was not cancelled");
                assertThat(planning.isConnected()).isTrue();
                newest().isStill("planning");
            }

            newest().awaits("errored");
        }
    }

    /** Terraform 1.11 asks nothing there and cancels nothing, as its heading says. */
    @Test
    void controlCInAPlanOnlyStopsWatching() throws IOException {
        try (var silent = silent()) {
            var cli = ready(waitingFor(silent));
            var running = cli.start("plan", "-no-color").prints("sandbox bubblewrap");

            try (var planning = silent.accept()) {
                var ended = running.interrupt().ends();
                assertThat(ended.output()).contains("will not stop the plan running remotely");
                assertThat(ended.exitCode()).isEqualTo(1);
                assertThat(planning.isConnected()).isTrue();
                newestPlan().isStill("planning").cancel();
            }

            newestPlan().awaits("canceled");
        }
    }

    @Test
    void controlCAtTheApprovalLeavesTheRunToOthers() {
        var cli = ready(Space.HELLO);

        cli.start("apply", "-no-color").prints("Enter a value:").interrupt().ends();

        newest().isStill("planned").confirm().awaits("applied");
    }

    @Test
    void twoTimesControlCLeavesTheTerminalAtOnceAndTheStateIsKept() {
        var cli = ready(Map.of("main.tf", """
                resource "terraform_data" "first" {}
                resource "terraform_data" "slow" {
                  depends_on = [terraform_data.first]
                  provisioner "local-exec" {
                    command = "echo under way; sleep 60"
                  }
                }
                """));

        var running = cli.start("apply", "-auto-approve", "-no-color").prints("under way");
        running.interrupt().interrupt().ends();

        var run = newest();
        if (run.status().equals("applying")
                && run.read().attribute("actions").get("is-cancelable").asBoolean()) {
            run.cancel();
        }
        run.awaits("canceled");
        assertThat(cli.run("state", "list").output()).contains("terraform_data.first");
    }

    @Test
    void somebodyElseApprovesWhileTheTerminalAsks() {
        var cli = ready(Space.HELLO);
        var asking = cli.start("apply", "-no-color").prints("Enter a value:");

        newest().confirm();

        var ended = asking.ends();
        assertThat(ended.output()).contains("approved using the UI or API", "Apply complete! Resources: 1 added");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void somebodyElseDiscardsWhileTheTerminalAsks() {
        var cli = ready(Space.HELLO);
        var asking = cli.start("apply", "-no-color").prints("Enter a value:");

        newest().discard();

        var ended = asking.ends();
        assertThat(ended.output()).contains("discarded using the UI or API");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void whoWaitsForALockNoLongerThanTheySaidTakesTheRunBack() {
        var cli = ready(Space.HELLO);
        var workspace = tenant.existingWorkspace("cli");
        workspace.api().post("workspaces/" + workspace.id() + "/actions/lock", Map.of("reason", "maintenance"));

        var ended = cli.run("apply", "-no-color", "-lock-timeout=2s");

        assertThat(ended.output()).contains("Lock timeout exceeded");
        newest().awaits("canceled");
    }

    private static ServerSocket silent() throws IOException {
        var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        silent.setSoTimeout(60_000);
        return silent;
    }

    /** A plan that goes on until somebody answers it, or hangs up. */
    private static Map<String, String> waitingFor(ServerSocket silent) {
        return Map.of("main.tf", """
                data "terraform_remote_state" "never" {
                  backend = "http"
                  config = {
                    address   = "http://127.0.0.1:%d/"
                    retry_max = 0
                  }
                }
                """.formatted(silent.getLocalPort()));
    }

    private TerraformCli ready(Map<String, String> files) {
        var cli = TerraformCli.with(tenant, "cli", files);
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();
        return cli;
    }

    private Started newest() {
        var workspace = tenant.existingWorkspace("cli");
        return workspace.run(workspace.runs().getFirst());
    }

    private Started newestPlan() {
        var workspace = tenant.existingWorkspace("cli");
        var plans = workspace.api().get("workspaces/" + workspace.id() + "/runs?filter%5Boperation%5D=plan_only");
        return workspace.run(plans.is(200).ids().getFirst());
    }
}
