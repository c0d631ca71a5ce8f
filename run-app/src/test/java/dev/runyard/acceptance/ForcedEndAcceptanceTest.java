package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs whose terraform does not end when it is asked to. */
class ForcedEndAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aRunThatDoesNotEndIsEndedByForceAndItsProcessIsKilled() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var run = workspace.startRun(hanging("41231"));
        Eventually.until("terraform hangs", () -> sleeping("41231"), Boolean::booleanValue);
        assertThat(run.read().attribute("force-cancel-available-at").isMissingNode())
                .isTrue();
        assertThat(run.ask("force-cancel").is(409).body())
                .contains("has not been canceled non-forcefully, or the cool-off period has not yet passed.");

        run.cancel();
        assertThat(run.read().attribute("canceled-at").isNull()).isFalse();
        assertThat(run.ask("cancel").status()).isEqualTo(409);
        Eventually.until("the cool-off", () -> can(run, "is-force-cancelable"), Boolean::booleanValue);
        run.isStill("applying");
        var next = workspace.startRun(Space.HELLO);
        next.isStill("pending");
        run.ask("force-cancel").is(202);

        run.isStill("canceled");
        next.awaits("applied");
        Eventually.until("the kill", () -> sleeping("41231"), sleeping -> !sleeping);
        Eventually.until(
                "the worker's word", run::events, events -> events.getLast().equals("stop"));
        assertThat(run.events()).endsWith("cancel", "force_cancel", "stop");
        var ended = run.read();
        assertThat(ended.attribute("status-timestamps").has("force-canceled-at"))
                .isTrue();
        assertThat(ended.attribute("status-timestamps").has("canceled-at")).isTrue();
        assertThat(can(run, "is-force-cancelable")).isFalse();
        assertThat(run.apply().attribute("status").asString()).isEqualTo("canceled");
        assertThat(run.apply().attribute("status-timestamps").has("force-canceled-at"))
                .isTrue();
        assertThat(run.plan().attribute("status-timestamps").has("force-canceled-at"))
                .isFalse();
        assertThat(run.applyLog()).contains("Force-canceled").endsWith("\u0003");
        run.ask("force-cancel").is(409);
    }

    @Test
    void theStateThatWasSentBeforeIsTheCurrentOne() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var run = workspace.startRun(hanging("41232"));
        Eventually.until("terraform hangs", () -> sleeping("41232"), Boolean::booleanValue);

        force(run);

        var state = workspace
                .api()
                .get("workspaces/" + workspace.id() + "/current-state-version")
                .is(200);
        var download =
                workspace.api().get(state.attribute("hosted-state-download-url").asString());
        assertThat(download.is(200).body()).contains("\"first\"");
        Eventually.until("the kill", () -> sleeping("41232"), sleeping -> !sleeping);
    }

    @Test
    void theCommandLineThatWaitsForItFails() {
        tenant.workspace("network");
        var cli = TerraformCli.with(tenant, "network", hanging("41233"));
        assertThat(cli.run("init").exitCode()).isZero();
        var apply = cli.start("apply", "-auto-approve");
        Eventually.until("terraform hangs", () -> sleeping("41233"), Boolean::booleanValue);
        var workspace = tenant.existingWorkspace("network");

        force(workspace.run(workspace.runs().getFirst()));

        assertThat(apply.ends().exitCode()).isEqualTo(1);
    }

    @Test
    void onlyWhoAdministratesTheWorkspaceMayDoIt() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun().awaits("planned");
        var permissions = run.read().attribute("permissions");
        assertThat(permissions.get("can-force-cancel").asBoolean()).isTrue();
        assertThat(permissions.get("can-force-execute").asBoolean()).isTrue();
        assertThat(permissions.get("can-override-policy-check").asBoolean()).isFalse();

        TestPlatform.running()
                .stranger()
                .post("runs/" + run.id() + "/actions/force-cancel")
                .is(404);
        tenant.api()
                .with(null)
                .post("runs/" + run.id() + "/actions/force-cancel")
                .is(401);
        tenant.api().post("runs/run-nonexisting/actions/force-cancel").is(404);
        run.ask("force-cancel").is(409);
    }

    private static void force(Started run) {
        run.cancel();
        Eventually.until("the cool-off", () -> can(run, "is-force-cancelable"), Boolean::booleanValue);
        run.ask("force-cancel").is(202);
    }

    private static boolean can(Started run, String action) {
        return run.read().attribute("actions").get(action).asBoolean();
    }

    /** Terraform is stopped by the child that it waits for: it takes no signal any more but the one that kills. */
    private static Map<String, String> hanging(String seconds) {
        return Map.of("main.tf", """
                resource "terraform_data" "first" {}
                resource "terraform_data" "hangs" {
                  depends_on = [terraform_data.first]
                  provisioner "local-exec" {
                    command = "kill -STOP $PPID; exec sleep %s"
                  }
                }
                """.formatted(seconds));
    }

    private static boolean sleeping(String seconds) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds));
    }
}
