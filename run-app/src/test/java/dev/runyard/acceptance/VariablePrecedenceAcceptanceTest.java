package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.VariableSetBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which values terraform really gets, of all that are given for a variable. */
class VariablePrecedenceAcceptanceTest {
    private static final Map<String, String> CONFIGURATION = Map.of("main.tf", """
            variable "region" {
              default = "default"
            }
            variable "var1" {
              default = "default"
            }
            variable "replicas" {
              default = "default"
            }
            output "region" {
              value = var.region
            }
            output "var1" {
              value = var.var1
            }
            output "replicas" {
              value = var.replicas
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void theDocumentedExampleComesOutAsDocumented() {
        var project = project("precedence");
        var workspace = workspace(project);
        documentedSets(project, workspace);
        workspace.variable("var1", "h");
        workspace.variable("replicas", "1");
        var configuration = workspace.configuration(CONFIGURATION);

        workspace
                .startRun(configuration, Map.of("variables", given(Map.of("region", "us-west-2", "replicas", "9"))))
                .awaits("applied");

        assertThat(workspace.outputs())
                .containsAllEntriesOf(Map.of("region", "us-east-1", "var1", "h", "replicas", "9"));
        workspace.startRun(configuration, Map.of()).awaits("applied");
        assertThat(workspace.outputs()).containsEntry("replicas", "1");
    }

    @Test
    void onTheCommandLinePrioritySetsBeatArgumentsAndArgumentsBeatTheWorkspace() {
        var project = project("precedence");
        var workspace = workspace(project);
        workspace.variable("var1", "workspace");
        workspace.variable("replicas", "workspace");
        new VariableSetBody("prior")
                .is("priority")
                .variable("region", "priority set")
                .to("workspaces", workspace.id())
                .createIn(tenant);
        var cli = TerraformCli.with(tenant, workspace.name(), CONFIGURATION)
                .write("more.auto.tfvars", "var1 = \"file\"\n")
                .environment("TF_VAR_replicas", "local environment")
                .environment("TF_VAR_region", "local environment");
        assertThat(cli.run("init").exitCode()).isZero();

        var applied =
                cli.run("apply", "-auto-approve", "-no-color", "-var", "region=argument", "-var", "var1=argument");

        assertThat(applied.output())
                .contains("region   = \"priority set\"", "var1     = \"argument\"", "replicas = \"local environment\"");
        assertThat(applied.exitCode()).isZero();
        var run = workspace.run(workspace.runs().getFirst());
        assertThat(run.read()
                        .attribute("variables")
                        .valueStream()
                        .map(each -> each.get("key").asString() + "="
                                + each.get("value").asString()))
                .as("what was given with the run is told, though it lost")
                .contains("region=\"argument\"", "var1=\"argument\"", "replicas=\"local environment\"");
    }

    @Test
    void filesAndEnvironmentComeBelowTheWorkspacesVariables() {
        var workspace = workspace(project("precedence"));
        workspace.variable("region", "workspace");
        new VariableSetBody("everywhere")
                .is("global")
                .variable("var1", "global set")
                .createIn(tenant);
        for (var key : List.of("region", "var1", "replicas")) {
            workspace.variable("TF_VAR_" + key, "environment", Map.of("category", "env"));
        }

        apply(
                workspace,
                Map.of(
                        "main.tf", CONFIGURATION.get("main.tf"),
                        "terraform.tfvars", "region = \"file\"\nvar1 = \"file\"\n",
                        "b.auto.tfvars", "region = \"auto\"\n"));
        assertThat(workspace.outputs())
                .containsAllEntriesOf(Map.of("region", "workspace", "var1", "global set", "replicas", "environment"));
    }

    @Test
    void typesDoNotCompeteAndExpressionsAreEvaluated() {
        var workspace = workspace(project("precedence"));
        new VariableSetBody("a")
                .variable(Map.of("key", "names", "value", "[\"x\", \"y\"]", "category", "terraform", "hcl", true))
                .variable(Map.of("key", "names", "value", "of the environment", "category", "env"))
                .to("workspaces", workspace.id())
                .createIn(tenant);

        var run = apply(workspace, Map.of("main.tf", """
                variable "names" {
                  type = list(string)
                }
                resource "terraform_data" "environment" {
                  provisioner "local-exec" {
                    command = "echo names: $names"
                  }
                }
                output "second" {
                  value = var.names[1]
                }
                """));

        assertThat(workspace.outputs()).containsEntry("second", "y");
        assertThat(run.applyLog()).contains("names: of the environment");
    }

    @Test
    void aRunKeepsWhatItsSetsHeldWhenItWasMade() {
        var workspace = workspace(project("precedence"));
        var set = new VariableSetBody("s")
                .variable("region", "first")
                .to("workspaces", workspace.id())
                .createIn(tenant);
        var configuration = workspace.configuration(CONFIGURATION);
        var blocking =
                workspace.startRun(configuration, Map.of("auto-apply", false)).awaits("planned");
        var queued = workspace.startRun(configuration, Map.of());

        tenant.api().delete("varsets/" + set.id()).is(204);
        blocking.discard();
        queued.awaits("applied");

        assertThat(workspace.outputs()).containsEntry("region", "first");
        workspace.startRun(configuration, Map.of()).awaits("applied");
        assertThat(workspace.outputs()).containsEntry("region", "default");
    }

    private void documentedSets(String project, Space workspace) {
        set("priority-global", "region", "us-east-1")
                .is("priority")
                .is("global")
                .createIn(tenant);
        set("priority-project", "region", "us-east-2")
                .is("priority")
                .to("projects", project)
                .createIn(tenant);
        set("priority-workspace", "region", "us-west-1")
                .is("priority")
                .to("workspaces", workspace.id())
                .createIn(tenant);
        set("priority-project", "region", "eu-east-2")
                .is("priority")
                .ownedBy(project)
                .to("projects", project)
                .createIn(tenant);
        set("priority-workspace", "region", "eu-west-1")
                .is("priority")
                .ownedBy(project)
                .to("workspaces", workspace.id())
                .createIn(tenant);
        set("workspace", "replicas", "2")
                .variable("var1", "y")
                .ownedBy(project)
                .to("workspaces", workspace.id())
                .createIn(tenant);
        set("project", "replicas", "4").ownedBy(project).to("projects", project).createIn(tenant);
        set("workspace", "replicas", "3")
                .variable("var1", "z")
                .to("workspaces", workspace.id())
                .createIn(tenant);
        set("project", "replicas", "5").to("projects", project).createIn(tenant);
        set("global", "replicas", "6").is("global").createIn(tenant);
    }

    private static VariableSetBody set(String name, String key, String value) {
        return new VariableSetBody(name).variable(key, value);
    }

    private static List<Map<String, String>> given(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(each -> Map.of("key", each.getKey(), "value", "\"" + each.getValue() + "\""))
                .toList();
    }

    private static Started apply(Space workspace, Map<String, String> files) {
        return workspace.startRun(files).awaits("applied");
    }

    private String project(String name) {
        return tenant.api()
                .post("organizations/" + tenant.name() + "/projects", document("projects", Map.of("name", name)))
                .is(201)
                .id();
    }

    private Space workspace(String project) {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        tenant.api()
                .patch("workspaces/" + workspace.id(), document("workspaces", Map.of(), Map.of("project", new String[] {
                    "projects", project
                })))
                .is(200);
        return workspace;
    }
}
