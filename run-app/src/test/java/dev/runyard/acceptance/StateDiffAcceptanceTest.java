package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import org.junit.jupiter.api.Test;

class StateDiffAcceptanceTest {
    private static final String SECRETIVE = """
            {"attributes": {"token": "%s", "size": %d},
             "sensitive_attributes": [[{"type": "get_attr", "value": "token"}]]}""";

    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("states");

    @Test
    void aVersionIsComparedWithTheOneBefore() {
        var first = space.state(new StateFile(1)
                .output("who", "one")
                .output("same", "same")
                .output("password", "\"string\"", "\"old-secret\"", true)
                .resource("gone", "{\"id\": \"1\"}")
                .resource("kept", "{\"id\": \"2\"}")
                .resource("", "managed", "null_resource", "secretive", SECRETIVE.formatted("first-token", 1)));
        var second = space.state(new StateFile(2)
                .output("who", "two")
                .output("same", "same")
                .output("password", "\"string\"", "\"new-secret\"", true)
                .resource("new", "{\"id\": \"3\"}")
                .resource("kept", "{\"id\": \"2\"}")
                .resource("", "managed", "null_resource", "secretive", SECRETIVE.formatted("second-token", 2)));

        var diff = diff(second.id(), "");

        assertThat(diff.related("from")).isEqualTo(first.id());
        assertThat(diff.attribute("added").asInt()).isEqualTo(1);
        assertThat(diff.attribute("changed").asInt()).isEqualTo(1);
        assertThat(diff.attribute("removed").asInt()).isEqualTo(1);
        assertThat(diff.body()).doesNotContain("secret\"", "-token", "kept");
        assertThat(diff.attribute("resources").at("/0/address").asString()).isEqualTo("null_resource.gone");
        assertThat(diff.attribute("resources").at("/0/action").asString()).isEqualTo("removed");
        assertThat(diff.attribute("resources").at("/1/attributes/0/after").asString())
                .isEqualTo("3");
        assertThat(diff.attribute("resources").at("/2/attributes").toString())
                .isEqualTo("[{\"name\":\"size\",\"action\":\"changed\",\"before\":1,\"after\":2,\"sensitive\":false,"
                        + "\"omitted\":false},{\"name\":\"token\",\"action\":\"changed\",\"before\":null,\"after\":null,"
                        + "\"sensitive\":true,\"omitted\":false}]");
        assertThat(diff.attribute("outputs").findValuesAsString("name")).containsExactly("password", "who");

        assertThat(diff(second.id(), "?sensitive=true").body()).contains("new-secret", "first-token", "second-token");
        assertThat(diff(first.id(), "").attribute("added").asInt()).isEqualTo(3);
        assertThat(diff(first.id(), "?from=" + second.id())
                        .attribute("outputs")
                        .at("/1/before")
                        .asString())
                .isEqualTo("two");
        assertThat(diff(second.id(), "?from=" + second.id())
                        .attribute("resources")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void onlyStatesOfOneWorkspaceThatCanBeReadAreCompared() {
        var first = space.state(new StateFile(1)).id();
        var second =
                space.state(new StateFile(2).output("long", "x".repeat(5000))).id();
        var elsewhere = tenant.workspace("other").state(new StateFile(1)).id();

        space.api().get("state-versions/" + second + "/diff?from=" + elsewhere).is(422);
        space.api().get("state-versions/" + second + "/diff?from=sv-none").is(422);
        space.api().get("state-versions/sv-none/diff").is(404);
        assertThat(diff(second, "").attribute("outputs").at("/0/omitted").asBoolean())
                .isTrue();
        space.api()
                .post("state-versions/" + first + "/actions/soft_delete_backing_data")
                .is(200);
        space.api().get("state-versions/" + first + "/diff").is(404);
        space.api().get("state-versions/" + second + "/diff?from=" + first).is(422);
    }

    @Test
    void manyResourcesAreCounted() {
        var many = new StateFile(1);
        for (int i = 0; i < 250; i++) {
            many.resource("r" + i, "{}");
        }

        var diff = diff(space.state(many).id(), "");

        assertThat(diff.attribute("added").asInt()).isEqualTo(250);
        assertThat(diff.attribute("resources").size()).isEqualTo(200);
        assertThat(diff.attribute("resources-left-out").asInt()).isEqualTo(50);
    }

    private Answer diff(String state, String query) {
        return space.api().get("state-versions/" + state + "/diff" + query).is(200);
    }
}
