package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What configurations said before there was the cloud block, and what terraform carries out on its user's machine. */
class RemoteBackendAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aWorkspaceByNameRunsRemotely() {
        var cli = ready("name = \"network\"");

        var planned = cli.run("plan", "-no-color");
        assertThat(planned.output()).contains("Plan: 1 to add", "Running plan in the remote backend");
        assertThat(cli.run("plan", "-detailed-exitcode").exitCode()).isEqualTo(2);
        var applied = cli.run("apply", "-auto-approve", "-no-color");

        assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
        assertThat(applied.exitCode()).isZero();
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello world");
        assertThat(cli.run("state", "list").output()).contains("terraform_data.hello");
        assertThat(tenant.existingWorkspace("network").outputs()).containsEntry("greeting", "hello world");
        assertThat(cli.run("workspace", "list").output()).contains("workspaces not supported");
        assertThat(cli.run("destroy", "-auto-approve", "-no-color").output()).contains("1 destroyed");
    }

    @Test
    void thePromptIsAnsweredAndAWorkspaceThatAppliesByItselfAsksNobody() {
        var cli = ready("name = \"network\"");
        var discarded = cli.start("apply", "-no-color")
                .prints("Enter a value:")
                .answer("no")
                .ends();
        assertThat(discarded.output()).contains("Apply discarded.");
        var applied = cli.start("apply", "-no-color")
                .prints("Enter a value:")
                .answer("yes")
                .ends();
        assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
        var workspace = tenant.existingWorkspace("network");

        workspace.change(Map.of("auto-apply", true)).is(200);
        workspace.variable("who", "me");
        var byItself = cli.run("apply", "-no-color");

        assertThat(byItself.exitCode()).as(byItself.output()).isZero();
        assertThat(workspace.outputs()).containsEntry("greeting", "hello me");
    }

    @Test
    void aPrefixNamesSeveralWorkspaces() {
        tenant.workspace("other-net-x");
        var cli = TerraformCli.in(tenant, Space.HELLO).remoteBackend("prefix = \"net-\"");
        assertThat(cli.run("init", "-no-color").output()).contains("No existing workspaces.");

        ok(cli, "workspace", "new", "dev");
        ok(cli, "apply", "-auto-approve", "-no-color");
        ok(cli, "workspace", "new", "prod");

        assertThat(cli.run("workspace", "list").output())
                .contains("dev", "* prod")
                .doesNotContain("other", "net-");
        assertThat(tenant.existingWorkspace("net-prod")
                        .read()
                        .attribute("resource-count")
                        .asInt())
                .isZero();
        ok(cli, "workspace", "select", "dev");
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello world");
        assertThat(tenant.existingWorkspace("net-dev").outputs()).containsEntry("greeting", "hello world");
        ok(cli, "workspace", "delete", "prod");
        assertThat(cli.run("workspace", "list").output()).doesNotContain("prod");
        ok(cli, "workspace", "select", "-or-create", "prod");
        var refused = cli.run("workspace", "delete", "-no-color", "dev");
        assertThat(refused.output()).contains("is not empty");
        ok(cli, "workspace", "delete", "-force", "dev");
        tenant.api()
                .get("organizations/" + tenant.name() + "/workspaces/net-dev")
                .is(404);
    }

    @Test
    void whatTheBackendNeverCouldItSaysItself() {
        var cli = ready("name = \"network\"");

        assertThat(cli.run("plan", "-no-color", "-var", "who=me").output())
                .contains("Run variables are currently not supported");
        assertThat(cli.run("plan", "-no-color", "-out=x").output())
                .contains("Saving a generated plan is currently not supported");
        ok(cli, "plan", "-target=terraform_data.hello", "-refresh=false");
        ok(cli, "plan", "-replace=terraform_data.hello");
    }

    @Test
    void aLocalStateMovesIntoTheRemoteBackend() {
        var cli = TerraformCli.in(tenant, Space.HELLO);
        ok(cli, "init");
        ok(cli, "apply", "-auto-approve");

        cli.remoteBackend("name = \"network\"");
        var moved = cli.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("yes")
                .ends();

        assertThat(moved.exitCode()).as(moved.output()).isZero();
        assertThat(tenant.existingWorkspace("network").outputs()).containsEntry("greeting", "hello world");
        assertThat(cli.run("plan", "-no-color").output()).contains("No changes.");

        cli.cloud("name = \"network\"");
        var again = cli.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("yes")
                .ends();
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello world");
    }

    @Test
    void anotherConfigurationReadsTheOutputs() {
        var producer = ready("name = \"network\"");
        ok(producer, "apply", "-auto-approve");
        tenant.existingWorkspace("network")
                .change(Map.of("global-remote-state", true))
                .is(200);
        var consumer = TerraformCli.in(tenant, Map.of());
        var reading = """
                data "terraform_remote_state" "network" {
                  backend = "remote"
                  config = {
                    hostname     = "%s"
                    organization = "%s"
                    workspaces   = { name = "network" }
                  }
                }
                output "read" {
                  value = data.terraform_remote_state.network.outputs.greeting
                }
                """.formatted(consumer.host(), tenant.name());
        consumer.write("main.tf", reading);

        ok(consumer, "init");
        ok(consumer, "apply", "-auto-approve");

        assertThat(consumer.run("output", "-raw", "read").output()).isEqualTo("hello world");
    }

    @Test
    void aWorkspaceOfLocalExecutionKeepsTheStateAndTerraformRunsHere() {
        var cli = TerraformCli.with(tenant, "network", Space.HELLO);
        var workspace = tenant.workspace("network", Map.of("execution-mode", "local"));
        ok(cli, "init");

        var applied = cli.run("apply", "-auto-approve", "-no-color", "-var", "who=me");

        assertThat(applied.output())
                .contains("Apply complete! Resources: 1 added")
                .doesNotContain("remote");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello me");
        assertThat(workspace.runs()).isEmpty();
        assertThat(workspace.read().attribute("locked").asBoolean()).isFalse();
        workspace.api().post("workspaces/" + workspace.id() + "/actions/lock").is(200);
        assertThat(cli.run("apply", "-auto-approve", "-no-color").output()).contains("Error acquiring the state lock");
    }

    @Test
    void terraformCanBeMadeToRunHereWhateverTheWorkspaceSays() {
        for (var cli : new TerraformCli[] {
            TerraformCli.with(tenant, "cloud", Space.HELLO),
            TerraformCli.in(tenant, Space.HELLO).remoteBackend("name = \"remote\"")
        }) {
            cli.environment("TF_FORCE_LOCAL_BACKEND", "1");
            ok(cli, "init");
            ok(cli, "apply", "-auto-approve");
        }

        for (String name : new String[] {"cloud", "remote"}) {
            var workspace = tenant.existingWorkspace(name);
            assertThat(workspace.outputs()).containsEntry("greeting", "hello world");
            assertThat(workspace.runs()).isEmpty();
        }
    }

    private TerraformCli ready(String workspaces) {
        var cli = TerraformCli.in(tenant, Space.HELLO).remoteBackend(workspaces);
        ok(cli, "init", "-no-color");
        return cli;
    }

    private static void ok(TerraformCli cli, String... arguments) {
        var ended = cli.run(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}
