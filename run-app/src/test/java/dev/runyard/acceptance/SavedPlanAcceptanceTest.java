package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedPlanAcceptanceTest {
    private static final Map<String, Boolean> SAVE = Map.of("save-plan", true);

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aSavedPlanIsMadeBesideTheQueueAndAppliesOnlyWhenConfirmed() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var blocking = workspace
                .startRun(workspace.configuration(Space.HELLO), Map.of("auto-apply", false))
                .awaits("planned");

        var saved = savedPlan(workspace);

        blocking.isStill("planned");
        assertThat(saved.read().attribute("save-plan").asBoolean()).isTrue();
        assertThat(saved.read().attribute("auto-apply").asBoolean()).isFalse();
        assertThat(saved.read().attribute("actions").get("is-confirmable").asBoolean())
                .isTrue();
        assertThat(workspace.read().related("current-run")).isEqualTo(blocking.id());
        blocking.discard().awaits("discarded");

        saved.confirm().awaits("applied");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello world");
        assertThat(saved.events()).startsWith("queue_plan", "start_plan", "plan_and_save", "confirm");
    }

    @Test
    void aSavedPlanThatIsConfirmedInABusyWorkspaceWaitsForItsTurn() {
        var workspace = tenant.workspace("network");
        var blocking = workspace.startRun().awaits("planned");
        var saved = savedPlan(workspace);

        saved.confirm().isStill("confirmed");
        assertThat(saved.read().attribute("actions").get("is-cancelable").asBoolean())
                .isTrue();

        blocking.discard();
        saved.awaits("applied");
    }

    @Test
    void aSavedPlanIsDiscardedWhenAnotherRunHasChangedTheState() {
        var workspace = tenant.workspace("network");
        var saved = savedPlan(workspace);
        var confirmed = workspace.startRun().awaits("planned");
        var waiting = savedPlan(workspace);
        waiting.confirm().isStill("confirmed");

        confirmed.confirm().awaits("applied");

        saved.awaits("discarded");
        waiting.awaits("discarded");
        assertThat(saved.ask("apply").is(409).body()).contains("apply not allowed");
        assertThat(workspace
                        .api()
                        .get("runs/" + saved.id() + "/run-events")
                        .is(200)
                        .body())
                .contains("state has changed");
    }

    @Test
    void theCliSavesAPlanAndAppliesItLater() {
        var cli = TerraformCli.with(tenant, "cli", Space.HELLO);
        assertThat(cli.run("init").exitCode()).isZero();

        var planned = cli.run("plan", "-out=saved.tfplan", "-no-color");
        assertThat(planned.output()).contains("Plan: 1 to add");
        assertThat(planned.exitCode()).isZero();
        var workspace = tenant.existingWorkspace("cli");
        assertThat(workspace.read().related("current-run")).isEmpty();
        assertThat(cli.run("show", "-no-color", "saved.tfplan").output())
                .contains("Plan: 1 to add", "Run status: planned and saved (confirmable)", "Workspace is unlocked");
        cli.write("main.tf", "output \"greeting\" {\n value = \"another\"\n}\n");

        var applied = cli.run("apply", "-no-color", "saved.tfplan");

        assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
        assertThat(applied.exitCode()).isZero();
        assertThat(workspace.outputs()).containsEntry("greeting", "hello world");
        assertThat(cli.run("apply", "-no-color", "saved.tfplan").output()).contains("Saved plan is already applied");
    }

    @Test
    void theCliIsToldThatItsSavedPlanWasOvertaken() {
        var cli = TerraformCli.with(tenant, "cli", Space.HELLO);
        assertThat(cli.run("init").exitCode()).isZero();
        assertThat(cli.run("plan", "-out=saved.tfplan").exitCode()).isZero();
        assertThat(cli.run("apply", "-auto-approve").exitCode()).isZero();

        var refused = cli.run("apply", "-no-color", "saved.tfplan");

        assertThat(refused.output()).contains("Saved plan is discarded");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    @Test
    void theTerminalWaitsWithASavedPlanUntilTheWorkspaceIsFree() {
        var cli = TerraformCli.with(tenant, "cli", Space.HELLO);
        assertThat(cli.run("init").exitCode()).isZero();
        var blocking = tenant.existingWorkspace("cli").startRun().awaits("planned");
        assertThat(cli.run("plan", "-out=saved.tfplan").exitCode()).isZero();

        var waiting = cli.start("apply", "-no-color", "saved.tfplan").prints("Waiting for 1 run(s) to finish");
        blocking.discard();

        assertThat(waiting.answer("").ends().output()).contains("Apply complete!");
    }

    private static Started savedPlan(Space workspace) {
        return workspace.startRun(workspace.configuration(Space.HELLO), SAVE).awaits("planned_and_saved");
    }
}
