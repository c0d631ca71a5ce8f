package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The CLI's way to workspaces: by name, by tags, in projects; its commands for them, in a cloud block. */
class CliWorkspaceAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void tagsOfAConfigurationNameItsWorkspaces() {
        var cli = TerraformCli.in(tenant, Space.HELLO).cloud("tags = [\"app\", \"eu\"]");

        var made = cli.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("network")
                .ends();

        assertThat(made.output()).contains("HCP Terraform has been successfully initialized");
        assertThat(made.exitCode()).isZero();
        var workspace = tenant.existingWorkspace("network");
        assertThat(tags(workspace)).containsExactly("app=", "eu=");
        assertThat(workspace.read().attribute("terraform-version").asString()).startsWith("1.");
        assertThat(cli.run("workspace", "show").output()).isEqualTo("network\n");
        tenant.workspace("of-others");
        assertThat(cli.run("workspace", "list").output()).contains("* network").doesNotContain("of-others");

        ok(cli, "workspace", "new", "cluster");
        assertThat(tags(tenant.existingWorkspace("cluster"))).containsExactly("app=", "eu=");
        assertThat(cli.run("workspace", "list").output()).contains("* cluster", "  network");
        ok(cli, "workspace", "select", "network");
        ok(cli, "apply", "-auto-approve", "-no-color");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello world");

        var another = TerraformCli.in(tenant, Space.HELLO).cloud("tags = [\"eu\"]");
        var chosen = another.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("2")
                .ends();
        assertThat(chosen.output()).contains("1. cluster", "2. network");
        assertThat(another.run("output", "-raw", "greeting").output()).isEqualTo("hello world");
    }

    @Test
    void tagsWithValuesNameWorkspacesToo() {
        var prod = TerraformCli.in(tenant, Space.HELLO).cloud("tags = { env = \"prod\", team = \"core\" }");
        var made = prod.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("prod")
                .ends();
        assertThat(made.exitCode()).as(made.output()).isZero();
        assertThat(tags(tenant.existingWorkspace("prod"))).containsExactly("env=prod", "team=core");

        var dev = TerraformCli.in(tenant, Space.HELLO).cloud("tags = { env = \"dev\" }");
        made = dev.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("dev")
                .ends();
        assertThat(made.exitCode()).as(made.output()).isZero();

        ok(dev, "workspace", "new", "dev2");
        assertThat(tags(tenant.existingWorkspace("dev2"))).containsExactly("env=dev");
        assertThat(dev.run("workspace", "list").output())
                .contains("dev", "dev2")
                .doesNotContain("prod");
        assertThat(prod.run("workspace", "list").output()).contains("prod").doesNotContain("dev");
        assertThat(prod.run("workspace", "select", "dev").output()).contains("Workspace \"dev\" doesn't exist");
    }

    @Test
    void aSecondLookAtTagsChangesNothing() {
        var cli = TerraformCli.in(tenant, Space.HELLO).cloud("tags = [\"app\"]").environment("TF_WORKSPACE", "network");
        var workspace = tenant.workspace("network");
        assertThat(cli.run("init", "-no-color").output())
                .contains("Terraform failed to find workspace \"network\" with the tags specified");
        tenant.api()
                .patch("workspaces/" + workspace.id() + "/tag-bindings", TagBody.bindings("app=shop"))
                .is(200);
        var before = bindings(workspace);

        ok(cli, "init");
        ok(cli, "plan", "-no-color");

        assertThat(bindings(workspace)).isEqualTo(before);
        assertThat(cli.run("workspace", "show").output()).isEqualTo("network\n");
    }

    @Test
    void tagsThatAConfigurationAddsAreBoundToItsWorkspace() {
        var cli = TerraformCli.in(tenant, Space.HELLO).cloud("tags = [\"app\"]");
        cli.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("network")
                .ends();
        var network = tenant.existingWorkspace("network");
        tenant.api()
                .patch("workspaces/" + network.id() + "/tag-bindings", TagBody.bindings("app=shop", "late"))
                .is(200);

        cli.cloud("tags = [\"app\", \"late\"]");
        ok(cli, "init", "-no-color", "-input=false");

        assertThat(tags(network)).containsExactly("app=shop", "late=");
        var wrong = TerraformCli.in(tenant, Space.HELLO).cloud("tags = { app = \"shop floor\" }");
        assertThat(wrong.start("init", "-no-color")
                        .prints("Enter a value:")
                        .answer("floor")
                        .ends()
                        .output())
                .contains("Value can only include letters");
    }

    @Test
    void aProjectThatIsMissingIsMadeWithTheFirstWorkspaceInIt() {
        var cli = TerraformCli.in(tenant, Space.HELLO).cloud("tags = [\"app\"]\n      project = \"Shop front\"");
        var made = cli.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("shop")
                .ends();
        assertThat(made.exitCode()).as(made.output()).isZero();

        var project = tenant.existingWorkspace("shop").read().related("project");
        assertThat(tenant.api()
                        .get("projects/" + project)
                        .is(200)
                        .attribute("name")
                        .asString())
                .isEqualTo("Shop front");
        tenant.api()
                .patch("workspaces/" + tenant.workspace("elsewhere").id() + "/tag-bindings", TagBody.bindings("app"))
                .is(200);
        assertThat(cli.run("workspace", "list").output()).contains("* shop").doesNotContain("elsewhere");

        var byName = TerraformCli.in(tenant, Space.HELLO).cloud("name = \"till\"\n      project = \"Shop front\"");
        ok(byName, "init", "-no-color");
        assertThat(tenant.existingWorkspace("till").read().related("project")).isEqualTo(project);
        var wrong = TerraformCli.in(tenant, Space.HELLO).cloud("name = \"x\"\n      project = \"a/b/c\"");
        assertThat(wrong.run("init", "-no-color").output()).contains("Name may only contain letters");
    }

    @Test
    void aProjectsTagsCountAsThoseOfItsWorkspaces() {
        var project = tenant.api()
                .post(
                        "organizations/" + tenant.name() + "/projects",
                        TagBody.bound("projects", Map.of("name", "Shop front"), "team=front"))
                .is(201)
                .id();
        tenant.api()
                .post(
                        "organizations/" + tenant.name() + "/workspaces",
                        TagBody.with(
                                "workspaces",
                                Map.of("name", "shop"),
                                Map.of("project", Map.of("data", Map.of("type", "projects", "id", project)))))
                .is(201);
        var cli = TerraformCli.in(tenant, Space.HELLO).cloud("tags = { team = \"front\" }");

        ok(cli, "init", "-no-color", "-input=false");

        assertThat(cli.run("workspace", "show").output()).isEqualTo("shop\n");
    }

    @Test
    void aWorkspaceThatStillManagesResourcesIsDeletedByForceAlone() {
        var cli = TerraformCli.in(tenant, Space.HELLO).cloud("tags = [\"app\"]");
        cli.start("init", "-no-color").prints("Enter a value:").answer("first").ends();
        ok(cli, "workspace", "new", "second");
        tenant.existingWorkspace("second")
                .change(Map.of("execution-mode", "local"))
                .is(200);
        ok(cli, "apply", "-auto-approve");
        ok(cli, "workspace", "new", "empty");
        ok(cli, "workspace", "select", "first");

        ok(cli, "workspace", "delete", "empty");
        var refused = cli.run("workspace", "delete", "-no-color", "second");
        assertThat(refused.output()).contains("Workspace is not empty");
        assertThat(refused.exitCode()).isEqualTo(1);
        ok(cli, "workspace", "delete", "-force", "second");

        assertThat(cli.run("workspace", "list").output()).contains("* first").doesNotContain("second", "empty");
        tenant.api()
                .get("organizations/" + tenant.name() + "/workspaces/second")
                .is(404);
    }

    @Test
    void aWorkspaceByNameNeedsNoCommandsForWorkspaces() {
        var cli = TerraformCli.with(tenant, "network", Space.HELLO);
        ok(cli, "init", "-no-color");

        assertThat(cli.run("workspace", "list").output()).contains("* network");
        assertThat(cli.run("workspace", "show").output()).isEqualTo("network\n");
        assertThat(cli.run("workspace", "new", "-no-color", "x").output()).contains("workspaces not supported");
        assertThat(cli.run("workspace", "delete", "-no-color", "x").exitCode()).isEqualTo(1);
    }

    @Test
    void aLocalStateMovesIntoItsWorkspace() {
        var cli = TerraformCli.in(tenant, Space.HELLO);
        ok(cli, "init");
        ok(cli, "apply", "-auto-approve", "-var", "who=me");
        var before = cli.run("state", "pull").output();

        cli.cloud("name = \"network\"");
        var moved = cli.start("init", "-no-color")
                .prints("Enter a value:")
                .answer("yes")
                .ends();

        assertThat(moved.exitCode()).as(moved.output()).isZero();
        var workspace = tenant.existingWorkspace("network");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello me");
        assertThat(cli.run("state", "pull").output()).contains(line(before, "id"));
        assertThat(workspace.read().attribute("locked").asBoolean()).isFalse();
        workspace.variable("who", "me");
        assertThat(cli.run("plan", "-no-color").output()).contains("No changes.");
    }

    @Test
    void severalLocalStatesMoveIntoWorkspacesByAPattern() {
        var cli = TerraformCli.in(tenant, Space.HELLO);
        ok(cli, "init");
        ok(cli, "apply", "-auto-approve");
        ok(cli, "workspace", "new", "dev");
        ok(cli, "apply", "-auto-approve", "-var", "who=dev");

        cli.cloud("tags = [\"app\"]");
        var moving = cli.start("init", "-no-color");
        moving.asks(1).type("main").asks(2).type("1").asks(3).type("net-*");
        var moved = moving.prints("Migration complete!").answer("").ends();

        assertThat(moved.exitCode()).as(moved.output()).isZero();
        assertThat(tenant.existingWorkspace("net-dev").outputs()).containsEntry("greeting", "hello dev");
        assertThat(tenant.existingWorkspace("net-main").outputs()).containsEntry("greeting", "hello world");
        assertThat(tags(tenant.existingWorkspace("net-dev"))).containsExactly("app=");
    }

    private static String line(String state, String name) {
        return state.lines()
                .filter(each -> each.contains('"' + name + '"'))
                .findFirst()
                .orElseThrow();
    }

    private void ok(TerraformCli cli, String... arguments) {
        var ended = cli.run(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private List<String> tags(Space workspace) {
        return tenant.api()
                .get("workspaces/" + workspace.id() + "/tag-bindings")
                .is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(tag -> tag.at("/attributes/key").asString() + "="
                        + tag.at("/attributes/value").asString())
                .toList();
    }

    private String bindings(Space workspace) {
        return tenant.api()
                .get("workspaces/" + workspace.id() + "/tag-bindings")
                .is(200)
                .body();
    }
}
