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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliAcceptanceTest {
    private static final String SLOW = """
            resource "terraform_data" "first" {}
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.first]
              provisioner "local-exec" {
                command = "echo under way; sleep 60"
              }
            }
            """;

    private final Tenant tenant = TestPlatform.running().openTenant();

    @Test
    void initMakesTheWorkspaceAndApplyRunsRemotely() {
        var cli = ready(Space.HELLO);

        var applied = cli.run("apply", "-auto-approve", "-no-color");

        assertThat(applied.output())
                .contains("Running apply in Terraform Enterprise", "greeting", "Apply complete! Resources: 1 added");
        assertThat(applied.exitCode()).isZero();
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello world");
        assertThat(tenant.existingWorkspace("cli").outputs()).containsEntry("greeting", "hello world");
    }

    @Test
    void aPlanIsSpeculative() {
        var cli = ready(Space.HELLO);

        var planned = cli.run("plan", "-no-color");

        assertThat(planned.output()).contains("Plan: 1 to add, 0 to change, 0 to destroy.");
        assertThat(planned.exitCode()).isZero();
        assertThat(tenant.existingWorkspace("cli").runs()).isEmpty();
        assertThat(cli.run("plan", "-detailed-exitcode").exitCode()).isEqualTo(2);
    }

    @Test
    void yesAtThePromptAppliesAndThenThereIsNothingLeftToDo() {
        var cli = ready(Space.HELLO);

        var applied = cli.start("apply", "-no-color")
                .prints("Enter a value:")
                .answer("yes")
                .ends();
        assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
        assertThat(applied.exitCode()).isZero();

        var again = cli.run("apply", "-no-color");
        assertThat(again.output()).contains("No changes.");
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void anythingElseAtThePromptDiscardsTheRun() {
        var cli = ready(Space.HELLO);

        var refused = cli.start("apply", "-no-color")
                .prints("Enter a value:")
                .answer("perhaps")
                .ends();

        assertThat(refused.output()).contains("Apply discarded.");
        assertThat(refused.exitCode()).isEqualTo(1);
        newest().awaits("discarded");
    }

    @Test
    void destroyTakesEverythingAway() {
        var cli = ready(Space.HELLO);
        assertThat(cli.run("apply", "-auto-approve").exitCode()).isZero();

        var destroyed = cli.run("destroy", "-auto-approve", "-no-color");

        assertThat(destroyed.output()).contains("Apply complete! Resources: 0 added, 0 changed, 1 destroyed.");
        assertThat(tenant.existingWorkspace("cli").outputs()).isEmpty();
    }

    @Test
    void variablesOfTheCommandLineBeatThoseOfTheWorkspace() {
        var cli = ready(Space.HELLO).write("team.tfvars", "who = \"file\"\n");
        tenant.existingWorkspace("cli").variable("who", "workspace");

        cli.run("apply", "-auto-approve");
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello workspace");
        cli.run("apply", "-auto-approve", "-var-file=team.tfvars");
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello file");
        cli.run("apply", "-auto-approve", "-var", "who=command line");
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello command line");
    }

    @Test
    void aBrokenConfigurationIsToldInTheTerminal() {
        var cli = ready(Space.HELLO).write("broken.tf", "output \"no\" {\n  value = terraform_data.nobody.id\n}\n");

        var failed = cli.run("apply", "-auto-approve", "-no-color");

        assertThat(failed.output()).contains("Reference to undeclared resource");
        assertThat(failed.exitCode()).isEqualTo(1);
        newest().awaits("errored");
    }

    @Test
    void aFailingApplyIsToldInTheTerminalAndItsStateKept() {
        var cli = ready(Map.of("main.tf", """
                resource "terraform_data" "good" {
                  input = "kept"
                }
                resource "terraform_data" "bad" {
                  depends_on = [terraform_data.good]
                  provisioner "local-exec" {
                    # Time for the CLI, which looks at the run once between its plan and its apply.
                    command = "sleep 4; exit 3"
                  }
                }
                """));

        var failed = cli.run("apply", "-auto-approve", "-no-color");

        assertThat(failed.output()).contains("exit status 3");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(cli.run("state", "list").output()).contains("terraform_data.good");
    }

    @Test
    void controlCWhileApplyingStopsCleanlyAndKeepsTheState() {
        var cli = ready(Map.of("main.tf", SLOW));

        var running = cli.start("apply", "-auto-approve", "-no-color").prints("under way");
        running.interrupt();
        var ended = running.ends();

        var run = newest().awaits("canceled");
        assertThat(ended.output()).contains("Interrupt received");
        assertThat(run.applyLog()).endsWith("\u0003");
        assertThat(cli.run("state", "list").output()).contains("terraform_data.first");
    }

    @Test
    void controlCWhilePlanningCancelsTheRun() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(60_000);
            var cli = ready(Map.of("main.tf", waitingFor(silent.getLocalPort())));
            var running = cli.start("apply", "-auto-approve", "-no-color").prints("sandbox bubblewrap");

            try (var planning = silent.accept()) {
                var ended = running.interrupt().ends();
                assertThat(ended.output()).contains("Interrupt received");
                assertThat(newest().read()
                                .attribute("actions")
                                .get("is-cancelable")
                                .asBoolean())
                        .isFalse();
                assertThat(planning.isConnected()).isTrue();
            }

            newest().awaits("canceled");
        }
    }

    /** A plan that goes on until somebody answers it, or hangs up. */
    private static String waitingFor(int port) {
        return """
                data "terraform_remote_state" "never" {
                  backend = "http"
                  config = {
                    address   = "http://127.0.0.1:%d/"
                    retry_max = 0
                  }
                }
                output "never" {
                  value = data.terraform_remote_state.never.outputs
                }
                """.formatted(port);
    }

    @Test
    void aWorkspaceThatIsLockedHoldsTheRunAndTheTerminalSaysWhy() {
        var cli = ready(Space.HELLO);
        var workspace = tenant.existingWorkspace("cli");
        workspace
                .api()
                .post("workspaces/" + workspace.id() + "/actions/lock", Map.of("reason", "maintenance"))
                .is(200);

        var waiting = cli.start("apply", "-auto-approve", "-no-color").prints("manually locked");
        workspace.api().post("workspaces/" + workspace.id() + "/actions/unlock").is(200);

        assertThat(waiting.answer("").ends().output()).contains("Apply complete!");
    }

    private TerraformCli ready(Map<String, String> files) {
        var cli = TerraformCli.with(tenant, "cli", new HashMap<>(files));
        var initialized = cli.run("init", "-no-color");
        assertThat(initialized.output()).contains("HCP Terraform has been successfully initialized");
        assertThat(initialized.exitCode()).isZero();
        return cli;
    }

    private Started newest() {
        var workspace = tenant.existingWorkspace("cli");
        return workspace.run(workspace.runs().getFirst());
    }
}
