package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.VariableSetBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variables of workspaces and of variable sets, one by one and all that count. */
class VariableAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void variablesOfASetAreKeptLikeThoseOfAWorkspace() {
        var set = new VariableSetBody("s").createIn(tenant).id();
        var path = "varsets/" + set + "/relationships/vars";

        var made = api.post(path, variable(Map.of("key", "size", "value", "3", "category", "terraform")))
                .is(201);
        assertThat(made.related("varset")).isEqualTo(set);
        var one = path + "/" + made.id();
        assertThat(api.get(one).is(200).json()).isEqualTo(made.json());
        assertThat(api.post(path, variable(Map.of("key", "size", "category", "terraform")))
                        .is(422)
                        .error())
                .isEqualTo("invalid attribute: Key has already been taken");

        var secret = api.patch(one, variable(Map.of("sensitive", true))).is(200);
        assertThat(secret.attribute("value").isNull()).isTrue();
        assertThat(secret.attribute("version-id")).isNotEqualTo(made.attribute("version-id"));
        assertThat(api.patch(one, variable(Map.of("sensitive", false))).is(422).pointer())
                .isEqualTo("/data/attributes/sensitive");
        api.patch(one, variable(Map.of("value", "4", "description", "still a secret")))
                .is(200);
        assertThat(api.get(path).is(200).body()).contains("still a secret").doesNotContain("\"4\"");

        api.get("varsets/" + new VariableSetBody("t").createIn(tenant).id() + "/relationships/vars/" + made.id())
                .is(404);
        api.delete(one).is(204);
        api.get(one).is(404);
    }

    @Test
    void allVarsAreThoseThatWin() {
        var workspace = tenant.workspace("network");
        new VariableSetBody("s")
                .variable("overwritten", "set")
                .variable("of-the-set", "set")
                .to("workspaces", workspace.id())
                .createIn(tenant);
        new VariableSetBody("p")
                .is("global")
                .is("priority")
                .variable("prior", "set")
                .createIn(tenant);
        workspace.variable("overwritten", "workspace");
        workspace.variable("prior", "workspace");

        var all = api.get("workspaces/" + workspace.id() + "/all-vars")
                .is(200)
                .json()
                .get("data");

        assertThat(all.valueStream()
                        .map(each -> each.at("/attributes/key").asString() + "="
                                + each.at("/attributes/value").asString()))
                .containsExactlyInAnyOrder("overwritten=workspace", "of-the-set=set", "prior=set");
        assertThat(workspace.read().relatedIds("vars")).hasSize(2);
    }

    @Test
    void aSecretOfASetIsInNoAnswerAndNoLog() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        new VariableSetBody("secrets")
                .variable(Map.of("key", "password", "value", "hunter-two", "category", "terraform", "sensitive", true))
                .variable(Map.of("key", "TOKEN", "value", "token-three", "category", "env", "sensitive", true))
                .to("workspaces", workspace.id())
                .createIn(tenant);

        var run = workspace.startRun(Map.of("main.tf", """
                        variable "password" {}
                        resource "terraform_data" "leak" {
                          provisioner "local-exec" {
                            command = "echo password ${var.password}; echo token $TOKEN"
                          }
                        }
                        """)).awaits("applied");

        assertThat(run.applyLog()).contains("password ***", "token ***");
        for (var text : List.of(
                run.planLog(),
                run.applyLog(),
                run.read().body(),
                api.get("workspaces/" + workspace.id() + "/all-vars").is(200).body(),
                api.get("workspaces/" + workspace.id() + "/varsets?include=vars")
                        .is(200)
                        .body())) {
            assertThat(text).doesNotContain("hunter-two").doesNotContain("token-three");
        }
    }

    @Test
    void theOlderPathsOfVariablesDoTheSame() {
        var workspace = tenant.workspace("network");
        var made = api.post(
                        "vars",
                        document(
                                "vars",
                                Map.of("key", "size", "value", "3", "category", "terraform"),
                                Map.of("workspace", new String[] {"workspaces", workspace.id()})))
                .is(201);
        var list = "vars?filter[organization][name]=" + tenant.name() + "&filter[workspace][name]=network";

        assertThat(api.get(list).is(200).ids()).containsExactly(made.id());
        api.get("vars?filter[organization][name]=" + tenant.name()).is(422);
        assertThat(api.patch("vars/" + made.id(), variable(Map.of("value", "4")))
                        .is(200)
                        .attribute("value")
                        .asString())
                .isEqualTo("4");
        assertThat(api.post("vars", variable(Map.of("key", "size", "category", "env")))
                        .is(422)
                        .pointer())
                .isEqualTo("/data/relationships/workspace");
        api.delete("vars/" + made.id()).is(204);
        assertThat(api.get(list).is(200).ids()).isEmpty();
    }

    private static Map<String, Object> variable(Map<String, ?> attributes) {
        return document("vars", attributes);
    }
}
