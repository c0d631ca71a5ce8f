package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StructuredOutputAcceptanceTest {
    private static final String LAST_LINE_OF_OURS = "\nRunyard worker ";
    private static final Map<String, String> ALL_SORTS = Map.of("main.tf", """
            variable "secret" {
              sensitive = true
              default   = { key = "s3cret", list = [1, true] }
            }
            resource "terraform_data" "one" {
              input = {
                text    = <<-EOT
                  several
                  lines
                EOT
                number  = 12345678901234567890.5
                nothing = null
                secret  = var.secret
                list    = [var.secret.key, "<&>", { x = "y" }]
              }
              triggers_replace = [var.secret]
            }
            output "open" {
              value = terraform_data.one.id
            }
            output "hidden" {
              value     = var.secret
              sensitive = true
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTerminalShowsWhatTheSamePlanShowsLocally(boolean structured) {
        tenant.workspace("same", Map.of("structured-run-output-enabled", structured));
        var remote = TerraformCli.with(tenant, "same", ALL_SORTS);
        assertThat(remote.run("init").exitCode()).isZero();
        var local = TerraformCli.in(tenant, ALL_SORTS);
        assertThat(local.run("init").exitCode()).isZero();

        var planned = remote.run("plan", "-no-color").output();

        // What comes last is the local CLI's own.
        var same = local.run("plan", "-no-color").output();
        assertThat(withoutWrapping(afterOurs(planned))).isEqualTo(withoutWrapping(same));
        assertThat(planned).doesNotContain("s3cret", "@level");
    }

    private static String afterOurs(String planned) {
        int lastOfOurs = planned.indexOf(LAST_LINE_OF_OURS) + 1;
        return planned.substring(planned.indexOf('\n', lastOfOurs));
    }

    /** The remote terraform does not know how wide the terminal is. */
    private static String withoutWrapping(String text) {
        return text.replaceAll("─+", "─").replaceAll("\\s+", " ").strip();
    }

    @Test
    void whatAnApplyDoesIsToldAsItHappens() {
        var cli = TerraformCli.with(tenant, "apply", Space.HELLO);
        assertThat(cli.run("init").exitCode()).isZero();

        var applied = cli.run("apply", "-auto-approve", "-no-color");

        assertThat(applied.output())
                .contains("terraform_data.hello: Creating...", "Apply complete! Resources: 1 added", "\"hello world\"")
                .doesNotContain("@level");
        assertThat(applied.output().split("will be created", -1)).hasSize(2);
    }

    @Test
    void theLogIsLinesOfJsonBehindTheServersOwn() {
        var run =
                tenant.workspace("lines").startRun().awaits("planned").confirm().awaits("applied");

        assertThat(jsonLines(run.planLog())).contains("version", "planned_change", "change_summary");
        assertThat(jsonLines(run.applyLog())).contains("apply_start", "apply_complete", "change_summary", "outputs");
        assertThat(run.planLog().lines().skip(1).limit(2))
                .containsExactly("on linux_amd64", "Initializing plugins and modules...");
    }

    @Test
    void aWorkspaceCanHaveTextInstead() {
        var workspace = tenant.workspace("text", Map.of("structured-run-output-enabled", false));
        var run = workspace.startRun().awaits("planned").confirm().awaits("applied");

        assertThat(run.planLog()).contains("will be created").doesNotContain("@level");
        assertThat(run.applyLog()).contains("Apply complete!").doesNotContain("@level");
        assertThat(run.plan().attribute("structured-run-output-enabled").asBoolean())
                .isFalse();
        assertThat(workspace
                        .change(Map.of("structured-run-output-enabled", true))
                        .is(200)
                        .attribute("structured-run-output-enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theRemoteBackendGetsTextSinceItReadsNothingElse() {
        var workspace = tenant.workspace("backend");
        var asked = document(
                "runs",
                Map.of(),
                Map.of("workspace", new String[] {"workspaces", workspace.id()}, "configuration-version", new String[] {
                    "configuration-versions", workspace.configuration(Space.HELLO)
                }));
        var made = workspace
                .api()
                .send(
                        "POST",
                        "runs",
                        BodyPublishers.ofString(new JsonMapper().writeValueAsString(asked)),
                        Map.of("Content-Type", ApiClient.JSON_API, "Terraform-Version", "1.11.4"))
                .is(201);

        Started run = workspace.run(made.id()).awaits("planned");

        assertThat(run.planLog()).contains("will be created").doesNotContain("@level");
        assertThat(run.plan().attribute("structured-run-output-enabled").asBoolean())
                .isFalse();
    }

    private static List<String> jsonLines(String log) {
        var json = new JsonMapper();
        return log.lines()
                .filter(line -> line.startsWith("{"))
                .map(line ->
                        json.readTree(line.replace("\u0003", "")).path("type").asString(""))
                .toList();
    }
}
