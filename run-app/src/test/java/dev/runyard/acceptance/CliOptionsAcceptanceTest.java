package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options of terraform's own commands, carried out remotely. */
class CliOptionsAcceptanceTest {
    private static final Map<String, String> TWO = Map.of("main.tf", """
            resource "terraform_data" "a" {}
            resource "terraform_data" "b" {}
            output "said" {
              value = "one"
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void targetsAndReplacementsReachTheRemoteTerraform() {
        var cli = ready();

        var targeted = cli.run("apply", "-auto-approve", "-no-color", "-target=terraform_data.a");
        assertThat(targeted.output()).contains("Resources: 1 added");

        var replacing = cli.run("plan", "-no-color", "-replace=terraform_data.a", "-refresh=false");
        assertThat(replacing.output())
                .contains(
                        "terraform_data.a will be replaced, as requested", "Plan: 2 to add, 0 to change, 1 to destroy")
                .doesNotContain("Refreshing state");
        assertThat(replacing.exitCode()).isZero();

        var destroying = cli.run("plan", "-no-color", "-destroy");
        assertThat(destroying.output()).contains("Plan: 0 to add, 0 to change, 1 to destroy");
    }

    @Test
    void refreshingTouchesTheStateAlone() {
        var cli = ready();
        assertThat(cli.run("apply", "-auto-approve").exitCode()).isZero();
        cli.write("main.tf", "output \"said\" {\n  value = \"two\"\n}\n");

        assertThat(cli.run("plan", "-no-color", "-refresh-only").output()).contains("Changes to Outputs");
        var refreshed = cli.run("apply", "-auto-approve", "-no-color", "-refresh-only");

        assertThat(refreshed.output()).contains("Resources: 0 added, 0 changed, 0 destroyed");
        assertThat(refreshed.exitCode()).isZero();
        assertThat(cli.run("output", "-raw", "said").output()).isEqualTo("two");
        assertThat(cli.run("state", "list").output()).contains("terraform_data.a", "terraform_data.b");

        cli.write("main.tf", "output \"said\" {\n  value = \"three\"\n}\n");
        assertThat(cli.run("refresh", "-no-color").exitCode()).isZero();
        assertThat(cli.run("output", "-raw", "said").output()).isEqualTo("three");
    }

    @Test
    void aCombinationThatMakesNoSenseIsToldInTheTerminal() {
        var cli = ready();
        var workspace = tenant.existingWorkspace("cli");
        workspace.change(Map.of("allow-destroy-plan", false)).is(200);

        var refused = cli.run("destroy", "-auto-approve", "-no-color");

        assertThat(refused.output()).contains("the workspace does not allow destroy plans");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(workspace.runs()).isEmpty();
    }

    private TerraformCli ready() {
        var cli = TerraformCli.with(tenant, "cli", TWO);
        assertThat(cli.run("init").exitCode()).isZero();
        return cli;
    }
}
