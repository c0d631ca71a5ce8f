package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a state version tells of its state, of its run, and of itself. */
class StateVersionAcceptanceTest {
    private static final StateFile RICH = new StateFile(3)
            .output("greeting", "hello")
            .output("ports", "[\"list\",\"number\"]", "[80, 1e400]", false)
            .output("password", "\"string\"", "\"s3cret\"", true)
            .resource("one", "{\"id\": \"1\"}")
            .resource("module.net[\"a.module.b\"].module.sub", "managed", "null_resource", "many", """
                    {"index_key": 0, "attributes": {"id": "2"}}""", """
                    {"index_key": "b\\"c", "attributes": {"id": "3"}}""")
            .resource("", "data", "terraform_remote_state", "other", "{\"attributes\": {}}");

    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("states");

    @Test
    void aVersionTellsWhatIsInIt() {
        var version = space.state(RICH);

        assertThat(version.attribute("status").asString()).isEqualTo("finalized");
        assertThat(version.attribute("serial").asLong()).isEqualTo(3);
        assertThat(version.attribute("size").asLong()).isEqualTo(RICH.bytes().length);
        assertThat(version.attribute("resources-processed").asBoolean()).isTrue();
        assertThat(version.attribute("modules").toString())
                .isEqualTo("{\"net[\\\"a.module.b\\\"].sub\":{\"null-resource\":2},"
                        + "\"root\":{\"data.terraform-remote-state\":1,\"null-resource\":1}}");
        assertThat(version.attribute("providers").toString())
                .isEqualTo("{\"provider[\\\"registry.terraform.io/hashicorp/null\\\"]\":"
                        + "{\"data.terraform-remote-state\":1,\"null-resource\":3}}");
        assertThat(version.attribute("resources").get(1).toString())
                .isEqualTo("{\"name\":\"many\",\"type\":\"null_resource\",\"count\":2,"
                        + "\"module\":\"net[\\\"a.module.b\\\"].sub\","
                        + "\"provider\":\"provider[\\\"registry.terraform.io/hashicorp/null\\\"]\"}");
        assertThat(space.read().attribute("resource-count").asInt()).isEqualTo(3);
        assertThat(space.download(version).body()).isEqualTo(RICH.text());
    }

    @Test
    void sensitiveOutputsAreShownToThoseWhoAskForThem() {
        var version = space.state(RICH);

        var outputs = space.api()
                .get("state-versions/" + version.id() + "/outputs?page[size]=2")
                .is(200);
        assertThat(outputs.each("name")).containsExactly("greeting", "password");
        assertThat(outputs.json().at("/meta/pagination/total-count").asInt()).isEqualTo(3);
        assertThat(outputs.json().at("/data/1/attributes/value").asString()).isEqualTo("s3cret");
        assertThat(outputs.json().at("/data/1/attributes/detailed-type").asString())
                .isEqualTo("string");

        var password =
                space.api().get("state-version-outputs/" + outputs.ids().get(1)).is(200);
        assertThat(password.attribute("value").asString()).isEqualTo("s3cret");

        var included = space.api()
                .get("state-versions/" + version.id() + "?include=outputs,created_by")
                .is(200);
        assertThat(included.body()).doesNotContain("s3cret").contains("hello", "\"username\"", "1E+400");
        assertThat(space.outputs()).containsEntry("password", "");
    }

    @Test
    void theResourcesOfAWorkspaceAreListedAndRememberWhenTheyChanged() {
        var first = space.state(RICH).id();
        var before = resources("");
        assertThat(before.each("address"))
                .containsExactly(
                        "data.terraform_remote_state.other",
                        "net[\"a.module.b\"].sub.null_resource.many[\"b\\\"c\"]",
                        "net[\"a.module.b\"].sub.null_resource.many[0]",
                        "null_resource.one");
        assertThat(before.json().at("/data/1/attributes/name-index").asString()).isEqualTo("b\\\"c");
        assertThat(before.json().at("/data/3/attributes/provider").asString()).isEqualTo("hashicorp/null");
        assertThat(before.json().at("/data/3/attributes/module").asString()).isEqualTo("root");

        var second = space.state(new StateFile(4)
                        .resource("one", "{\"id\": \"1\"}")
                        .resource("", "data", "terraform_remote_state", "other", "{\"attributes\": {\"x\": 1}}"))
                .id();

        var after = resources("");
        assertThat(after.each("provider-type")).containsExactly("data.terraform_remote_state", "null_resource");
        assertThat(after.each("modified-by-state-version-id")).containsExactly(second, first);
        assertThat(after.ids())
                .containsExactly(before.ids().get(0), before.ids().get(3));
        assertThat(resources("?q=ONE").each("name")).containsExactly("one");
        assertThat(resources("?sort=name:desc&page[size]=1").each("name")).containsExactly("other");
        assertThat(resources("?page[number]=999&page[size]=100").ids()).isEmpty();
        space.api()
                .get("workspaces/" + space.id() + "/resources?sort=colour:asc")
                .is(422);
    }

    private Answer resources(String query) {
        return space.api()
                .get("workspaces/" + space.id() + "/resources" + query)
                .is(200);
    }

    @Test
    void theRunThatWroteAStateComesWithIt() {
        space.change(Map.of("auto-apply", true)).is(200);
        var run = space.startRun().awaits("applied");

        var version = space.api()
                .get("workspaces/" + space.id() + "/current-state-version?include=run,run.created_by,"
                        + "run.configuration_version,created_by,outputs,nonsense")
                .is(200);

        assertThat(version.related("run")).isEqualTo(run.id());
        assertThat(version.json().get("included").findValuesAsString("type"))
                .contains("runs", "users", "configuration-versions", "state-version-outputs");
        assertThat(space.api().get(query() + "&include=run,outputs").is(200).body())
                .contains("\"included\"", run.id());
    }

    @Test
    void listsAreFilteredByStatus() {
        var first = space.state(new StateFile(1)).id();
        space.lock().is(200);
        var discarded =
                space.askForState(new StateFile(2).announcement()).is(201).id();
        var pending = space.askForState(new StateFile(3).announcement()).is(201).id();

        assertThat(list("")).containsExactly(first);
        assertThat(list("&filter[status]=pending")).containsExactly(pending);
        assertThat(list("&filter[status]=discarded")).containsExactly(discarded);
        assertThat(list("&filter[status]=finalized,pending")).containsExactly(pending, first);
        space.api().get(query() + "&filter[status]=lost").is(422);
        space.api().get("state-versions").is(400);
    }

    private List<String> list(String more) {
        return space.api().get(query() + more).is(200).ids();
    }

    private String query() {
        return "state-versions?filter[organization][name]=" + tenant.name() + "&filter[workspace][name]="
                + space.name();
    }
}
