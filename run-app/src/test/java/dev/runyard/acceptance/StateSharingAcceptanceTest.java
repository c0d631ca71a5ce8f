package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose runs read the state of another workspace. */
class StateSharingAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space network = tenant.workspace("network");
    private final Space app = tenant.workspace("app", Map.of("auto-apply", true));

    @Test
    void aRunReadsTheStateOfAnotherWorkspaceOnlyWhereItMay() {
        network.state(new StateFile(1).output("subnet", "subnet-1"));

        app.startRun(reading()).awaits("errored");
        consumers("POST", app).is(204);
        app.startRun(reading()).awaits("applied");

        assertThat(app.outputs()).containsEntry("found", "subnet-1");
        consumers("DELETE", app).is(204);
        app.startRun(reading()).awaits("errored");
        network.change(Map.of("global-remote-state", true)).is(200);
        app.startRun(reading()).awaits("applied");
    }

    @Test
    void aProjectSharesAmongItsOwn() {
        network.state(new StateFile(1).output("subnet", "subnet-2"));
        assertThat(network.read().attribute("project-remote-state").asBoolean()).isFalse();
        network.change(Map.of("project-remote-state", true)).is(200);
        assertThat(network.change(Map.of("global-remote-state", true)).is(422).error())
                .contains("Project remote state cannot be enabled when global remote state sharing is enabled");

        app.startRun(reading()).awaits("applied");

        assertThat(listed("")).containsExactly(app.id());
        assertThat(app.outputs()).containsEntry("found", "subnet-2");
        var project = tenant.api()
                .post("organizations/" + tenant.name() + "/projects", document("projects", Map.of("name", "other")))
                .is(201)
                .id();
        tenant.api()
                .patch("workspaces/" + app.id(), document("workspaces", Map.of(), Map.of("project", new String[] {
                    "projects", project
                })))
                .is(200);
        app.startRun(reading()).awaits("errored");
        consumers("POST", app).is(204);
        assertThat(listed("")).as("those of the project alone").isEmpty();
        app.startRun(reading()).awaits("errored");
    }

    private Map<String, String> reading() {
        return Map.of("main.tf", """
                data "terraform_remote_state" "network" {
                  backend = "remote"
                  config = {
                    hostname     = "%s"
                    organization = "%s"
                    workspaces   = { name = "network" }
                  }
                }
                resource "terraform_data" "always" {
                  input = timestamp()
                }
                output "found" {
                  value = data.terraform_remote_state.network.outputs.subnet
                }
                """.formatted(tenant.api().server().getAuthority(), tenant.name()));
    }

    @Test
    void consumersAreListedAddedReplacedAndRemoved() {
        var other = tenant.workspace("other");
        consumers("POST", app, other).is(204);
        consumers("POST", app).is(204);
        assertThat(listed("")).containsExactly(app.id(), other.id());
        assertThat(listed("?page[size]=1&page[number]=2")).containsExactly(other.id());

        consumers("DELETE", other, other).is(204);
        assertThat(listed("")).containsExactly(app.id());
        consumers("PATCH", other).is(204);
        assertThat(listed("")).containsExactly(other.id());
        consumers("PATCH").is(204);
        assertThat(listed("")).isEmpty();

        network.change(Map.of("global-remote-state", true)).is(200);
        assertThat(listed("")).containsExactly(app.id(), other.id());
        assertThat(consumers("POST", app).is(422).error()).contains("global-remote-state");
    }

    @Test
    void noOtherWorkspaceCanBeAConsumer() {
        var foreign =
                TestPlatform.running().tenant(TestPlatform.running().stranger()).workspace("foreign");

        assertThat(consumers("POST", network).is(422).error()).contains("itself");
        consumers("POST", app, foreign).is(422);
        var path = "workspaces/" + network.id() + "/relationships/remote-state-consumers";
        network.api().send("POST", path, Map.of("data", Map.of("id", app.id()))).is(422);
        network.api()
                .send("POST", path, Map.of("data", List.of(Map.of("type", "workspaces"))))
                .is(422);
        network.api().send("POST", path, "{}").is(422);
        assertThat(listed("")).isEmpty();
    }

    private Answer consumers(String method, Space... spaces) {
        var named = Arrays.stream(spaces)
                .map(space -> Map.of("type", "workspaces", "id", space.id()))
                .toList();
        return network.api()
                .send(
                        method,
                        "workspaces/" + network.id() + "/relationships/remote-state-consumers",
                        Map.of("data", named));
    }

    private List<String> listed(String query) {
        return network.api()
                .get("workspaces/" + network.id() + "/relationships/remote-state-consumers" + query)
                .is(200)
                .ids();
    }
}
