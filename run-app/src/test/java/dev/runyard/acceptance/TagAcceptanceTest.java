package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tags;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags of a workspace are one store: flat ones are keys without a value. */
class TagAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Tags tags = new Tags(tenant);
    private final ApiClient api = tenant.api();

    @Test
    void bindingsAreAddedAndTheirValuesChanged() {
        var workspace = tenant.workspace("network");
        var bindings = "workspaces/" + workspace.id() + "/tag-bindings";

        var bound =
                api.patch(bindings, TagBody.bindings("team=core", "env=prod")).is(200);

        assertThat(Tags.read(bound)).containsExactly("team=core", "env=prod");
        api.patch(bindings, TagBody.bindings("env=dev", "cheap")).is(200);
        assertThat(Tags.read(api.get(bindings))).containsExactly("cheap=", "env=dev", "team=core");
        api.patch(bindings, TagBody.bindings("env", "team=")).is(200);
        assertThat(Tags.read(api.get(bindings)))
                .as("a key without a value keeps the one it has")
                .containsExactly("cheap=", "env=dev", "team=");
        assertThat(workspace.read().attribute("tag-names").toString()).isEqualTo("[\"cheap\",\"env\",\"team\"]");
    }

    @Test
    void aChangeOfTheWorkspaceTakesTheBindingsForAllThereAre() {
        var workspace = tags.workspace("network", "env=prod", "team=core");
        assertThat(tags.on(workspace)).containsExactly("env=prod", "team=core");

        workspace.change(Map.of("description", "x")).is(200);
        assertThat(tags.on(workspace)).containsExactly("env=prod", "team=core");
        api.patch("workspaces/" + workspace.id(), TagBody.bound("workspaces", Map.of(), "env", "size=9"))
                .is(200);
        assertThat(tags.on(workspace)).containsExactly("env=", "size=9");
        workspace.change(Map.of("tag-names", List.of("size", "cheap"))).is(200);
        assertThat(tags.on(workspace)).containsExactly("cheap=", "size=9");
        api.patch("workspaces/" + workspace.id(), TagBody.bound("workspaces", Map.of()))
                .is(200);
        assertThat(tags.on(workspace)).isEmpty();
        assertThat(tags.ofOrganization("")).isEmpty();
    }

    @Test
    void flatTagsAreBindingsWithoutAValue() {
        var one = api.post(
                        "organizations/" + tenant.name() + "/workspaces",
                        TagBody.with(
                                "workspaces", Map.of("name", "one"), Map.of("tags", TagBody.names("app", "eu:west"))))
                .is(201);
        var flat = "workspaces/" + one.id() + "/relationships/tags";
        assertThat(api.get(flat).is(200).each("name")).containsExactly("app", "eu:west");
        assertThat(one.attribute("tag-names").toString()).isEqualTo("[\"app\",\"eu:west\"]");
        api.patch("workspaces/" + one.id() + "/tag-bindings", TagBody.bindings("app=shop"))
                .is(200);

        api.post(flat, TagBody.names("app", "third")).is(204);
        assertThat(Tags.read(api.get("workspaces/" + one.id() + "/tag-bindings")))
                .containsExactly("app=shop", "eu:west=", "third=");
        assertThat(api.get(flat + "?name=THI").is(200).each("name")).containsExactly("third");

        var id = api.get(flat).is(200).ids().getFirst();
        var other = tenant.workspace("other");
        api.post("workspaces/" + other.id() + "/relationships/tags", TagBody.ids("tags", id))
                .is(204);
        assertThat(tags.on(other)).containsExactly("app=");
        api.send("DELETE", flat, TagBody.names("app", "never-there")).is(204);
        api.send("DELETE", flat, TagBody.ids("tags", "tag-of-nobody")).is(404);
        api.post(flat, TagBody.ids("tags", "tag-of-nobody")).is(404);
        api.post(flat, Map.of("data", List.of(Map.of("type", "tags")))).is(422);
        assertThat(api.get(flat).is(200).each("name")).containsExactly("eu:west", "third");
        assertThat(tags.ofOrganization("")).containsExactly("app", "eu:west", "third");
    }
}
