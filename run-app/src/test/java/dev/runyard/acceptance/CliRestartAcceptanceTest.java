package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server is restarted while people are at their terminals: one watches an apply, one is asked, one has saved a plan. */
class CliRestartAcceptanceTest {
    private static final Map<String, String> SLOW = Map.of("main.tf", """
            resource "terraform_data" "first" {}
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.first]
              provisioner "local-exec" {
                command = "echo under way; sleep 60"
              }
            }
            """);

    @Test
    void aRestartIsToldToWhoWatchesAndChangesNothingForWhoWaits() {
        try (var fleet = Fleet.withWorkers(1, Map.of())) {
            var tenant = fleet.tenant();
            var saving = ready(tenant, "saved", Space.HELLO);
            assertThat(saving.run("plan", "-out=later", "-no-color").exitCode()).isZero();
            var asked = ready(tenant, "asked", Space.HELLO).start("apply", "-no-color");
            var watching = ready(tenant, "watched", SLOW);
            var watched = watching.start("apply", "-auto-approve", "-no-color").prints("under way");
            asked.prints("Enter a value:");

            fleet.server().stop();
            var ended = watched.ends();
            fleet.server().startAgain();
            fleet.heals();
            asked.answer("yes");

            assertThat(ended.exitCode()).isEqualTo(1);
            var run = newest(tenant, "watched").awaits("errored");
            assertThat(run.applyLog()).contains("The worker was shut down").endsWith("\u0003");
            assertThat(watching.run("state", "list").output()).contains("terraform_data.first");
            var applied = saving.run("apply", "-no-color", "later");
            assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
            var approved = asked.ends();
            assertThat(approved.output()).contains("Apply complete! Resources: 1 added");
            assertThat(approved.exitCode()).isZero();
        }
    }

    private static TerraformCli ready(Tenant tenant, String workspace, Map<String, String> files) {
        var cli = TerraformCli.with(tenant, workspace, files);
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();
        return cli;
    }

    private static Started newest(Tenant tenant, String workspace) {
        var space = tenant.existingWorkspace(workspace);
        return space.run(space.runs().getFirst());
    }
}
