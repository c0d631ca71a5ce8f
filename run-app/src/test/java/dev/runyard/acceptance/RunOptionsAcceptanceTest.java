package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.OtherTerraform;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each option of a run by what it does to the real terraform. */
class RunOptionsAcceptanceTest {
    private static final Map<String, Boolean> AUTO = Map.of("auto-apply", true);
    private static final Map<String, String> TWO = Map.of("main.tf", """
            resource "terraform_data" "a" {}
            resource "terraform_data" "b" {}
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aDestroyRunTakesEverythingAwayIfTheWorkspaceAllowsIt() {
        var workspace = tenant.workspace("network", AUTO);
        var configuration = workspace.configuration(TWO);
        workspace.startRun(configuration, Map.of()).awaits("applied");

        workspace.change(Map.of("allow-destroy-plan", false)).is(200);
        var refused =
                workspace.askForRun(configuration, Map.of("is-destroy", true)).is(422);
        assertThat(refused.pointer()).isEqualTo("/data/attributes/is-destroy");

        workspace.change(Map.of("allow-destroy-plan", true)).is(200);
        var run = workspace.startRun(configuration, Map.of("is-destroy", true)).awaits("applied");
        assertThat(run.read().attribute("is-destroy").asBoolean()).isTrue();
        assertThat(run.apply().attribute("resource-destructions").asInt()).isEqualTo(2);
    }

    @Test
    void aRefreshOnlyRunBringsTheStateUpToDateAndChangesNothingElse() {
        var workspace = tenant.workspace("network", AUTO);
        workspace
                .startRun(Map.of("main.tf", "output \"said\" {\n value = \"one\"\n}\n"))
                .awaits("applied");
        var configuration = workspace.configuration(
                Map.of("main.tf", "resource \"terraform_data\" \"a\" {}\noutput \"said\" {\n value = \"two\"\n}\n"));

        var run =
                workspace.startRun(configuration, Map.of("refresh-only", true)).awaits("applied");

        assertThat(run.read().attribute("refresh-only").asBoolean()).isTrue();
        assertThat(run.apply().attribute("resource-additions").asInt()).isZero();
        assertThat(workspace.outputs()).containsEntry("said", "two");
        var next = workspace.startRun(configuration, Map.of("plan-only", true)).awaits("planned_and_finished");
        assertThat(next.plan().attribute("resource-additions").asInt()).isEqualTo(1);
    }

    @Test
    void targetsReplacementsAndTheRefreshArePartOfThePlan() {
        var workspace = tenant.workspace("network", AUTO);
        var configuration = workspace.configuration(TWO);

        var targeted = workspace
                .startRun(configuration, Map.of("target-addrs", List.of("terraform_data.b")))
                .awaits("applied");
        assertThat(targeted.apply().attribute("resource-additions").asInt()).isEqualTo(1);
        assertThat(targeted.applyLog()).contains("terraform_data.b").doesNotContain("terraform_data.a");

        var replacing = workspace
                .startRun(
                        configuration,
                        Map.of("plan-only", true, "replace-addrs", List.of("terraform_data.b"), "refresh", false))
                .awaits("planned_and_finished");
        assertThat(replacing.plan().attribute("resource-additions").asInt()).isEqualTo(2);
        assertThat(replacing.plan().attribute("resource-destructions").asInt()).isEqualTo(1);
        assertThat(replacing.planLog())
                .contains("\"action\":\"replace\",\"reason\":\"requested\"")
                .doesNotContain("Refreshing state");
        assertThat(replacing.read().attribute("replace-addrs").get(0).asString())
                .isEqualTo("terraform_data.b");
        assertThat(replacing.read().attribute("refresh").asBoolean()).isFalse();

        var usual = workspace.startRun(configuration, Map.of("plan-only", true)).awaits("planned_and_finished");
        assertThat(usual.planLog()).contains("terraform_data.b: Refreshing state");
        assertThat(usual.read().attribute("target-addrs").isNull()).isTrue();
    }

    @Test
    void anEmptyApplyUpgradesTheState() {
        var workspace = tenant.workspace("network");
        uploadState(workspace, "1.5.0");
        var nothing = workspace.configuration(Map.of("main.tf", "locals {}\n"));
        workspace.startRun(nothing, Map.of()).awaits("planned_and_finished");
        assertThat(stateVersion(workspace)).isEqualTo("1.5.0");

        var run = workspace.startRun(nothing, Map.of("allow-empty-apply", true)).awaits("applied");

        assertThat(run.read().attribute("allow-empty-apply").asBoolean()).isTrue();
        assertThat(run.read().attribute("has-changes").asBoolean()).isFalse();
        assertThat(stateVersion(workspace)).isNotEqualTo("1.5.0");

        workspace
                .startRun(workspace.configuration(TWO), Map.of("allow-empty-apply", true))
                .awaits("planned");
    }

    @Test
    void debuggingModeShowsAllThatTerraformDoesButNoSecret() {
        var workspace = tenant.workspace("network");
        workspace.variable("who", "very-secret-person", Map.of("sensitive", true));
        var configuration = workspace.configuration(Space.HELLO);

        var run = workspace
                .startRun(configuration, Map.of("debugging-mode", true, "plan-only", true))
                .awaits("planned_and_finished");

        assertThat(run.read().attribute("debugging-mode").asBoolean()).isTrue();
        assertThat(run.planLog()).contains("[TRACE]").doesNotContain("very-secret-person");
        var usual = workspace.startRun(configuration, Map.of("plan-only", true)).awaits("planned_and_finished");
        assertThat(usual.planLog()).doesNotContain("[TRACE]");
    }

    @Test
    void variablesAndTheMessageOfARunAreItsOwn() {
        var workspace = tenant.workspace("network", AUTO);
        workspace.variable("who", "workspace");
        var configuration = workspace.configuration(Space.HELLO);

        var run = workspace
                .startRun(
                        configuration,
                        Map.of(
                                "message",
                                "Hello from a script",
                                "variables",
                                List.of(Map.of("key", "who", "value", "upper(\"run\")"))))
                .awaits("errored");
        assertThat(run.planLog()).contains("Function calls not allowed");
        assertThat(run.read().attribute("message").asString()).isEqualTo("Hello from a script");

        var variables = List.of(Map.of("key", "who", "value", "\"run\""));
        workspace.startRun(configuration, Map.of("variables", variables)).awaits("applied");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello run");
        var usual = workspace.startRun(configuration, Map.of()).awaits("applied");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello workspace");
        assertThat(usual.read().attribute("message").asString())
                .isEqualTo("Queued manually via the Terraform Enterprise API");
    }

    @Test
    void aPlanOnlyRunMayTryAnotherVersionOfTerraform() {
        var workspace = tenant.workspace("network");
        var configuration = workspace.configuration(TWO);

        var run = workspace
                .startRun(configuration, Map.of("plan-only", true, "terraform-version", OtherTerraform.VERSION))
                .awaits("planned_and_finished");

        assertThat(run.read().attribute("terraform-version").asString()).isEqualTo(OtherTerraform.VERSION);
        assertThat(run.planLog()).contains("Terraform v" + OtherTerraform.VERSION, OtherTerraform.SAYS);
        assertThat(workspace
                        .startPlanOnlyRun(TWO)
                        .awaits("planned_and_finished")
                        .planLog())
                .doesNotContain(OtherTerraform.SAYS);
        var impossible = workspace
                .startRun(configuration, Map.of("plan-only", true, "terraform-version", "99.0.0"))
                .awaits("errored");
        assertThat(impossible.planLog())
                .contains(
                        "This worker has no terraform 99.0.0, and cannot install it from", "there is no terraform_99");
    }

    @ParameterizedTest(name = "workspace {0}, run {1}: {2}")
    @CsvSource({
        "true, , applied",
        "true, true, applied",
        "true, false, planned",
        "false, , planned",
        "false, true, applied",
        "false, false, planned"
    })
    void whatARunSaysOfApplyingByItselfWinsOverItsWorkspace(boolean ofWorkspace, @Nullable Boolean ofRun, String end) {
        var workspace = tenant.workspace("auto", Map.of("auto-apply", ofWorkspace));
        Map<String, ?> asked = ofRun == null ? Map.of() : Map.of("auto-apply", ofRun);

        var run = workspace
                .startRun(workspace.configuration(Map.of("main.tf", "output \"a\" {\n value = 1\n}\n")), asked)
                .awaits(end);

        assertThat(run.read().attribute("auto-apply").asBoolean()).isEqualTo(end.equals("applied"));
    }

    @Test
    void actionsNeedATerraformThatHasThem() {
        var workspace = tenant.workspace("network");

        var run = workspace
                .startRun(workspace.configuration(TWO), Map.of("invoke-action-addrs", List.of("action.a.b")))
                .awaits("errored");

        assertThat(run.planLog()).contains("To invoke actions needs terraform 1.14 or later");
        assertThat(run.read().attribute("invoke-action-addrs").get(0).asString())
                .isEqualTo("action.a.b");
    }

    private static void uploadState(Space workspace, String terraformVersion) {
        var state = """
                {"version": 4, "terraform_version": "%s", "serial": 1, "lineage": "line-a",
                 "outputs": {}, "resources": [], "check_results": null}
                """.formatted(terraformVersion).getBytes(StandardCharsets.UTF_8);
        var path = "workspaces/" + workspace.id();
        workspace.api().post(path + "/actions/lock", Map.of("reason", "upload")).is(200);
        workspace
                .api()
                .post(
                        path + "/state-versions",
                        ApiClient.document(
                                "state-versions",
                                Map.of(
                                        "serial",
                                        1,
                                        "lineage",
                                        "line-a",
                                        "md5",
                                        md5(state),
                                        "state",
                                        Base64.getEncoder().encodeToString(state))))
                .is(201);
        workspace.api().post(path + "/actions/unlock").is(200);
    }

    private static String stateVersion(Space workspace) {
        return workspace
                .api()
                .get("workspaces/" + workspace.id() + "/current-state-version")
                .is(200)
                .attribute("terraform-version")
                .asString();
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
