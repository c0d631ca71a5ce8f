package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.VariableSetBody;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VariableSetAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void aSetIsMadeWithAllThatBelongsToItAndReadAgain() {
        var workspace = tenant.workspace("network").id();
        var project = api.get("workspaces/" + workspace).is(200).related("project");

        var made = new VariableSetBody("credentials")
                .with("description", "for everybody")
                .is("priority")
                .variable("region", "eu")
                .variable(Map.of("key", "AWS_SECRET", "value", "hunter2", "category", "env", "sensitive", true))
                .to("workspaces", workspace)
                .to("projects", project)
                .createIn(tenant);

        var read = api.get("varsets/" + made.id() + "?include=vars,workspaces,projects")
                .is(200);
        assertThat(read.json().get("data")).isEqualTo(made.json().get("data"));
        assertThat(read.json().at("/data/attributes").toString())
                .contains(
                        "\"name\":\"credentials\"",
                        "\"description\":\"for everybody\"",
                        "\"global\":false",
                        "\"priority\":true",
                        "\"var-count\":2",
                        "\"workspace-count\":1",
                        "\"project-count\":1");
        assertThat(ids(read.json().at("/data/relationships/workspaces/data"))).containsExactly(workspace);
        assertThat(ids(read.json().at("/data/relationships/projects/data"))).containsExactly(project);
        assertThat(read.related("parent")).isEqualTo(tenant.name());
        assertThat(read.related("organization")).isEqualTo(tenant.name());
        assertThat(read.json()
                        .get("included")
                        .valueStream()
                        .map(each -> each.get("type").asString()))
                .containsExactlyInAnyOrder("vars", "vars", "workspaces", "projects");
        assertThat(read.body()).doesNotContain("hunter2");
    }

    @Test
    void changesReplaceAssignmentsAndAddVariables() {
        var one = tenant.workspace("one").id();
        var other = tenant.workspace("other").id();
        var set = new VariableSetBody("s")
                .variable("a", "1")
                .to("workspaces", one)
                .createIn(tenant);
        var path = "varsets/" + set.id();
        var known = ids(set.json().at("/data/relationships/vars/data")).getFirst();

        var changed = api.patch(
                        path,
                        new VariableSetBody("t")
                                .to("workspaces", other)
                                .variable("b", "2")
                                .document())
                .is(200);

        assertThat(changed.attribute("name").asString()).isEqualTo("t");
        assertThat(ids(changed.json().at("/data/relationships/workspaces/data")))
                .containsExactly(other);
        assertThat(ids(changed.json().at("/data/relationships/vars/data")))
                .hasSize(2)
                .contains(known);
        var emptied = send("PUT", path, new VariableSetBody().to("workspaces").document())
                .is(200);
        assertThat(emptied.attribute("workspace-count").asInt()).isZero();
        assertThat(emptied.attribute("var-count").asInt()).isEqualTo(2);
        api.delete(path).is(204);
        api.get(path).is(404);
    }

    @Test
    void aSetIsAppliedAndTakenAway() {
        var one = tenant.workspace("one").id();
        var other = tenant.workspace("other").id();
        var path = "varsets/" + new VariableSetBody("s").createIn(tenant).id();

        api.post(path + "/relationships/workspaces", VariableSetBody.list("workspaces", one))
                .is(204);
        api.post(path + "/relationships/workspaces", VariableSetBody.list("workspaces", one, other))
                .is(204);
        assertThat(names("workspaces/" + other + "/varsets")).containsExactly("s");
        send("DELETE", path + "/relationships/workspaces", VariableSetBody.list("workspaces", other))
                .is(204);
        assertThat(names("workspaces/" + other + "/varsets")).isEmpty();

        var project = api.get("workspaces/" + one).is(200).related("project");
        api.post(path + "/relationships/projects", VariableSetBody.list("projects", project))
                .is(204);
        assertThat(names("workspaces/" + other + "/varsets")).containsExactly("s");
        assertThat(names("projects/" + project + "/varsets")).containsExactly("s");
        send("DELETE", path + "/relationships/projects", VariableSetBody.list("projects", project))
                .is(204);
        assertThat(names("projects/" + project + "/varsets")).isEmpty();

        api.post(path + "/relationships/stacks", VariableSetBody.list("stacks")).is(204);
        var refused = api.post(path + "/relationships/stacks", VariableSetBody.list("stacks", "st-1"))
                .is(422);
        assertThat(refused.pointer()).isEqualTo("/data/relationships/stacks");
    }

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
        assertThat(ids(workspace.read().json().at("/data/relationships/vars/data")))
                .hasSize(2);
    }

    @Test
    void listsAreSearchedAndPaged() {
        for (var name : List.of("aws-a", "aws-b", "gcp")) {
            new VariableSetBody(name).variable("k", "v").createIn(tenant);
        }
        new VariableSetBody("everywhere").is("global").createIn(tenant);
        var list = "organizations/" + tenant.name() + "/varsets";

        assertThat(names(list)).containsExactly("aws-a", "aws-b", "everywhere", "gcp");
        assertThat(names(list + "?q=AWS")).containsExactly("aws-a", "aws-b");
        assertThat(names(list + "?filter[global]=true")).containsExactly("everywhere");
        assertThat(names(list + "?page[size]=3&page[number]=2")).containsExactly("gcp");
        var beyond = api.get(list + "?page[number]=999&page[size]=100").is(200).json();
        assertThat(beyond.get("data")).isEmpty();
        assertThat(beyond.at("/meta/pagination/total-count").asInt()).isEqualTo(4);
        assertThat(api.get(list + "?include=vars").is(200).json().get("included"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"\"}",
                "{\"name\": null}",
                "{\"name\": \"taken\"}",
                "{\"name\": 1}",
                "{\"name\": \"a\", \"global\": \"yes\"}",
                "{\"name\": \"a\", \"priority\": 1}",
            })
    void whatMakesNoSenseIsRefused(String attributes) {
        new VariableSetBody("taken").createIn(tenant);

        var answer = api.post(
                "organizations/" + tenant.name() + "/varsets",
                "{\"data\": {\"type\": \"varsets\", \"attributes\": " + attributes + "}}");

        answer.is(422);
        assertThat(answer.pointer()).startsWith("/data/attributes/");
    }

    @Test
    void aSetIsOwnedByItsProjectForEver() {
        var workspace = tenant.workspace("network").id();
        var project = api.get("workspaces/" + workspace).is(200).related("project");

        var owned = new VariableSetBody("s")
                .ownedBy(project)
                .to("projects", project)
                .createIn(tenant);

        assertThat(owned.related("parent")).isEqualTo(project);
        assertThat(new VariableSetBody("g")
                        .ownedBy(project)
                        .is("global")
                        .askFor(tenant)
                        .is(422)
                        .pointer())
                .isEqualTo("/data/attributes/global");
        var list = "organizations/" + tenant.name() + "/varsets";
        assertThat(names(list)).containsExactly("s");
        assertThat(names(list + "?scope=owned")).isEmpty();
        assertThat(names("projects/" + project + "/varsets?scope=owned")).containsExactly("s");
        assertThat(names("projects/" + project + "/varsets?scope=shared")).isEmpty();
        api.get("projects/" + project + "/varsets?scope=mine").is(422);
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
    void whoDoesNotManageSetsSeesNone() {
        var set = new VariableSetBody("s").createIn(tenant).id();
        var stranger = TestPlatform.running().stranger();

        stranger.get("varsets/" + set).is(404);
        stranger.get("organizations/" + tenant.name() + "/varsets").is(404);
        assertThat(api.get("organizations/" + tenant.name())
                        .is(200)
                        .attribute("permissions")
                        .get("can-manage-varsets")
                        .asBoolean())
                .isTrue();
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

        assertThat(ids(api.get(list).is(200).json().get("data"))).containsExactly(made.id());
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
        assertThat(ids(api.get(list).is(200).json().get("data"))).isEmpty();
    }

    private List<String> names(String list) {
        return api.get(list)
                .is(200)
                .json()
                .get("data")
                .valueStream()
                .map(set -> set.at("/attributes/name").asString())
                .toList();
    }

    private Answer send(String method, String path, Object body) {
        var text = BodyPublishers.ofString(new JsonMapper().writeValueAsString(body));
        return api.send(method, path, text, Map.of("Content-Type", ApiClient.JSON_API));
    }

    private static Map<String, Object> variable(Map<String, ?> attributes) {
        return document("vars", attributes);
    }

    private static List<String> ids(JsonNode resources) {
        return resources.valueStream().map(each -> each.get("id").asString()).toList();
    }
}
