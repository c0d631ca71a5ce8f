package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tags;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags of a project reach its workspaces, which override them where no reserved key forbids it. */
class ProjectTagAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Tags tags = new Tags(tenant);
    private final ApiClient api = tenant.api();

    @Test
    void workspacesInheritTheTagsOfTheirProjectAndMayHaveTheirOwn() {
        var project = tags.project("Shop front", "team=front", "env=prod");
        var workspace = tags.workspaceIn(project, "network", "env=dev", "own");
        var effective = "workspaces/" + workspace.id() + "/effective-tag-bindings";

        var found = api.get(effective).is(200);

        assertThat(Tags.read(found)).containsExactly("env=dev", "own=", "team=front");
        assertThat(found.json().at("/data/2/links/inherited-from").asString()).isEqualTo("/api/v2/projects/" + project);
        assertThat(found.json().at("/data/0/links").isMissingNode()).isTrue();
        assertThat(tags.on(workspace)).containsExactly("env=dev", "own=");
        assertThat(workspace.read().attribute("tag-names").toString()).isEqualTo("[\"env\",\"own\"]");
        assertThat(tags.listed("filter[tagged][0][key]=team")).containsExactly("network");
        assertThat(tags.listed("search[tags]=team,own")).containsExactly("network");
        assertThat(tags.listed("filter[tagged][0][key]=env&filter[tagged][0][value]=prod"))
                .isEmpty();

        api.patch("projects/" + project + "/tag-bindings", TagBody.bindings("team=back", "late=1"))
                .is(200);
        assertThat(Tags.read(api.get(effective))).containsExactly("env=dev", "late=1", "own=", "team=back");
        api.patch("projects/" + project, TagBody.bound("projects", Map.of(), "env=prod"))
                .is(200);
        api.send("DELETE", "workspaces/" + workspace.id() + "/relationships/tags", TagBody.names("env"))
                .is(204);
        assertThat(Tags.read(api.get(effective))).containsExactly("env=prod", "own=");
        assertThat(Tags.read(api.get("projects/" + project + "/effective-tag-bindings")
                        .is(200)))
                .containsExactly("env=prod");
        workspace
                .api()
                .patch(
                        "workspaces/" + workspace.id(),
                        ApiClient.document("workspaces", Map.of(), Map.of("project", new String[] {
                            "projects", tags.project("Elsewhere")
                        })))
                .is(200);
        assertThat(Tags.read(api.get(effective))).containsExactly("own=");
    }

    @Test
    void aReservedKeyMayForbidOverrides() {
        var keys = "organizations/" + tenant.name() + "/reserved-tag-keys";
        var project = tags.project("Shop front", "env=prod", "team");
        var before = tags.workspaceIn(project, "before", "env=dev");

        var key = api.post(keys, document("reserved-tag-keys", Map.of("key", "env")))
                .is(201);
        assertThat(key.attribute("disable-overrides").asBoolean()).isFalse();
        var free = tags.workspaceIn(project, "free", "env=dev");
        api.patch("reserved-tags/" + key.id(), document("reserved-tag-keys", Map.of("disable-overrides", true)))
                .is(200);

        var refused = api.patch("workspaces/" + free.id() + "/tag-bindings", TagBody.bindings("env=test"))
                .is(422);
        assertThat(refused.error()).contains("Key is reserved", "env");
        var fresh = tags.workspaceIn(project, "fresh");
        api.post("workspaces/" + fresh.id() + "/relationships/tags", TagBody.names("env"))
                .is(422);
        api.patch("workspaces/" + before.id() + "/tag-bindings", TagBody.bindings("env=dev", "other"))
                .is(200);
        var elsewhere = tags.workspace("elsewhere", "env=dev");
        assertThat(tags.on(elsewhere)).containsExactly("env=dev");
        api.patch("projects/" + project + "/tag-bindings", TagBody.bindings("env=test"))
                .is(200);

        var renamed = api.patch(
                        "reserved-tag-keys/" + key.id(), document("reserved-tag-keys", Map.of("key", "cost center")))
                .is(200);
        assertThat(renamed.attribute("disable-overrides").asBoolean()).isTrue();
        api.patch("workspaces/" + fresh.id() + "/tag-bindings", TagBody.bindings("env=test"))
                .is(200);
        assertThat(api.post(keys, document("reserved-tag-keys", Map.of("key", "cost center")))
                        .is(422)
                        .error())
                .contains("Key has already been taken");
        assertThat(api.post(keys, document("reserved-tag-keys", Map.of("key", "a/b")))
                        .is(422)
                        .error())
                .contains("Key is invalid");
        assertThat(api.get(keys).is(200).each("key")).containsExactly("cost center");
        api.delete("reserved-tags/" + key.id()).is(204);
        assertThat(api.get(keys).is(200).ids()).isEmpty();
    }
}
