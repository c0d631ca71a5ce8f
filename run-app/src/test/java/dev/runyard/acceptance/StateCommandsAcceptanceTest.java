package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real CLI does with a state, whether the workspace runs remotely or on the caller's machine. */
class StateCommandsAcceptanceTest {
    private static final Map<String, String> FILES = Map.of("main.tf", """
            resource "terraform_data" "one" {
              input = "first"
            }
            resource "terraform_data" "two" {
              input = "second"
            }
            output "open" {
              value = terraform_data.one.output
            }
            output "closed" {
              value     = "s3cret"
              sensitive = true
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();
    private final TerraformCli cli = TerraformCli.with(tenant, "cli", FILES);

    private Space ready(String mode) {
        var space = tenant.workspace("cli", Map.of("execution-mode", mode));
        works("init", "-no-color");
        assertThat(works("apply", "-auto-approve", "-no-color")).contains("Apply complete! Resources: 2 added");
        return space;
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "local"})
    void aStateIsLookedAt(String mode) {
        var space = ready(mode);

        assertThat(works("state", "list")).isEqualTo("terraform_data.one\nterraform_data.two\n");
        assertThat(works("state", "show", "-no-color", "terraform_data.one")).contains("\"first\"");
        assertThat(works("show", "-no-color")).contains("closed = (sensitive value)", "\"second\"");
        assertThat(works("state", "pull")).contains("\"lineage\"", "s3cret");
        assertThat(works("output", "-no-color")).contains("closed = <sensitive>", "open = \"first\"");
        assertThat(works("output", "-json")).contains("s3cret");
        assertThat(works("output", "-raw", "closed")).isEqualTo("s3cret");
        assertThat(works("graph")).contains("terraform_data.one");
        assertThat(works("providers", "-no-color")).contains("terraform.io/builtin/terraform");
        var console = cli.start("console").answer("terraform_data.two.output").ends();
        assertThat(console.output()).isEqualTo("\"second\"\n");
        works("refresh", "-no-color");
        assertThat(space.read().attribute("locked").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "local"})
    void aStateIsChanged(String mode) {
        var space = ready(mode);
        var before = space.currentState().is(200);

        assertThat(works("state", "mv", "terraform_data.two", "terraform_data.three"))
                .contains("Successfully moved");
        assertThat(works("state", "rm", "terraform_data.three")).contains("Successfully removed");
        assertThat(works("state", "list")).isEqualTo("terraform_data.one\n");
        assertThat(works("import", "-no-color", "terraform_data.two", "known")).contains("Import successful!");
        assertThat(works("state", "show", "-no-color", "terraform_data.two")).contains("id = \"known\"");
        works("taint", "terraform_data.one");
        assertThat(works("state", "pull")).contains("\"tainted\"");
        works("untaint", "terraform_data.one");
        assertThat(works("state", "pull")).doesNotContain("\"tainted\"");

        var after = space.currentState().is(200);
        assertThat(after.attribute("serial").asLong())
                .isEqualTo(before.attribute("serial").asLong() + 5);
        assertThat(after.attribute("intermediate").asBoolean()).isFalse();
        assertThat(space.api()
                        .get("state-versions/" + before.id())
                        .is(200)
                        .attribute("status")
                        .asString())
                .isEqualTo("finalized");
        assertThat(space.api()
                        .get("workspaces/" + space.id() + "/resources")
                        .is(200)
                        .each("address"))
                .containsExactly("terraform_data.one", "terraform_data.two");
        assertThat(space.read().attribute("locked").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "local"})
    void aStateIsPulledEditedAndPushed(String mode) {
        var space = ready(mode);
        var pulled = works("state", "pull");
        var serial = space.currentState().attribute("serial").asLong();

        cli.write("older.tfstate", pulled.replace("\"serial\": " + serial, "\"serial\": " + (serial - 1)));
        var older = cli.run("state", "push", "older.tfstate");
        assertThat(older.exitCode()).isNotZero();
        works("state", "push", "-force", "older.tfstate");
        assertThat(space.currentState().attribute("serial").asLong()).isEqualTo(serial);
        cli.write("other.tfstate", pulled.replaceFirst("\"lineage\": \"[^\"]*\"", "\"lineage\": \"elsewhere\""));
        assertThat(cli.run("state", "push", "other.tfstate").exitCode()).isNotZero();
        cli.write(
                "newer.tfstate",
                pulled.replace("\"serial\": " + serial, "\"serial\": " + (serial + 5))
                        .replace("first", "edited"));
        works("state", "push", "newer.tfstate");

        assertThat(works("output", "-raw", "open")).isEqualTo("edited");
        assertThat(works("state", "replace-provider", "-auto-approve", "terraform.io/builtin/terraform", "acme/data"))
                .contains("Successfully replaced");
        assertThat(works("state", "pull")).contains("registry.terraform.io/acme/data");
        assertThat(space.read().attribute("locked").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "local"})
    void aLockKeepsTheCliOutUntilItIsTakenAway(String mode) {
        var space = ready(mode);
        space.lock().is(200);

        var refused = cli.run("state", "rm", "-no-color", "terraform_data.two");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("workspace already locked", tenant.name() + "/cli");
        assertThat(works("force-unlock", "-force", tenant.name() + "/cli")).contains("has been successfully unlocked");
        assertThat(works("state", "rm", "terraform_data.two")).contains("Successfully removed");
        assertThat(cli.run("force-unlock", "-force", tenant.name() + "/cli").exitCode())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = "local")
    void aLocalApplyIsAskedForSnapshotsAndWhatItMadeIsKeptWhenItIsInterrupted(String mode) {
        var space = ready(mode);
        cli.write("slow.tf", """
                resource "terraform_data" "made" {
                  input = "kept"
                }
                resource "terraform_data" "slow" {
                  depends_on = [terraform_data.made]
                  provisioner "local-exec" {
                    command = "echo under way; exec sleep 60"
                  }
                }
                """);
        cli.environment("TF_LOG", "TRACE");

        var running = cli.start("apply", "-auto-approve", "-no-color").prints("under way");
        assertThat(space.read().attribute("locked").asBoolean()).isTrue();
        var ended = running.interrupt().answer("").ends();
        cli.environment("TF_LOG", "");

        assertThat(ended.output()).contains("Intermediate state interval is set by header to 20s");
        assertThat(works("state", "list")).contains("terraform_data.made");
        assertThat(space.read().attribute("locked").asBoolean()).isFalse();
        assertThat(space.currentState().is(200).attribute("intermediate").asBoolean())
                .isFalse();
    }

    private String works(String... arguments) {
        var ended = cli.run(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }
}
