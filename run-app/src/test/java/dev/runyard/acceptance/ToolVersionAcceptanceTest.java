package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.OtherTerraform;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolVersionAcceptanceTest {
    private static final Map<String, String> HELLO = Map.of("main.tf", "resource \"terraform_data\" \"hello\" {}\n");

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aConstraintBecomesOneVersionForPlanAndApply() {
        var workspace = tenant.workspace("network", Map.of("terraform-version", "~> 1.0.0"));

        var run = workspace.startRun(HELLO).awaits("planned");

        assertThat(run.read().attribute("terraform-version").asString()).isEqualTo(OtherTerraform.VERSION);
        assertThat(run.read().attribute("tool").asString()).isEqualTo("terraform");
        assertThat(run.planLog())
                .contains("Terraform v" + OtherTerraform.VERSION + "\n", "terraform " + OtherTerraform.VERSION)
                .contains(OtherTerraform.SAYS);
        run.confirm().awaits("applied");
        assertThat(run.applyLog()).contains("Terraform v" + OtherTerraform.VERSION + "\n");
        assertThat(workspace.read().attribute("terraform-version").asString()).isEqualTo("~> 1.0.0");
    }

    @Test
    void aPlanOnlyRunMayTryAConstraintOfItsOwnOrTheOtherTool() {
        var workspace = tenant.workspace("trial");
        var configuration = workspace.configuration(HELLO);

        var older = workspace
                .startRun(configuration, Map.of("plan-only", true, "terraform-version", "< 1.0.50"))
                .awaits("planned_and_finished");
        var tofu = workspace
                .startRun(configuration, Map.of("plan-only", true, "tool", "tofu"))
                .awaits("planned_and_finished");

        assertThat(older.read().attribute("terraform-version").asString()).isEqualTo(OtherTerraform.OLDER_VERSION);
        assertThat(tofu.read().attribute("terraform-version").asString()).isEqualTo(OtherTerraform.TOFU_VERSION);
        assertThat(tofu.read().attribute("tool").asString()).isEqualTo("tofu");
        assertThat(tofu.planLog()).contains("OpenTofu v" + OtherTerraform.TOFU_VERSION, OtherTerraform.TOFU_SAYS);
    }

    @Test
    void aWorkspaceMayRunOpenTofu() {
        var workspace = tenant.workspace("free", Map.of("tool", "tofu"));
        assertThat(workspace.read().attribute("terraform-version").asString()).isEqualTo("latest");
        workspace.change(Map.of("terraform-version", "~> 1.9")).is(200);

        var run = workspace.startRun(HELLO).awaits("planned").confirm().awaits("applied");

        assertThat(run.read().attribute("terraform-version").asString()).isEqualTo(OtherTerraform.TOFU_VERSION);
        assertThat(run.planLog()).contains("tofu " + OtherTerraform.TOFU_VERSION, OtherTerraform.TOFU_SAYS);
        assertThat(run.applyLog()).contains("OpenTofu v" + OtherTerraform.TOFU_VERSION);

        assertThat(workspace
                        .change(Map.of("tool", "terraform"))
                        .is(200)
                        .attribute("terraform-version")
                        .asString())
                .isEqualTo("latest");
    }

    @Test
    void aVersionThatNobodyHasEndsTheRunWithWhatWasTried() {
        var workspace = tenant.workspace("future", Map.of("terraform-version", "~> 99.0"));

        var run = workspace.startRun(HELLO).awaits("errored");

        assertThat(run.planLog()).contains("This worker has no terraform ~> 99.0; available: ", ", and none in ");
        assertThat(run.read().attribute("terraform-version").asString()).isEqualTo("~> 99.0");
    }

    @Test
    void whatIsNoToolIsRefused() {
        var workspace = tenant.workspace("wrong");
        var configuration = workspace.configuration(HELLO);

        for (var answer : List.of(
                workspace.change(Map.of("tool", "pulumi")),
                workspace.askForRun(configuration, Map.of("tool", "tofu")),
                workspace.askForRun(configuration, Map.of("plan-only", true, "tool", "opentofu")))) {
            assertThat(answer.is(422).pointer()).isEqualTo("/data/attributes/tool");
        }
    }
}
