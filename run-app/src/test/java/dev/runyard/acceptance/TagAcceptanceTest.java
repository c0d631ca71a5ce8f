package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tags are one store: flat ones are keys without a value. */
class TagAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void bindingsAreAddedAndTheirValuesChanged() {
        var workspace = tenant.workspace("network");
        var bindings = "workspaces/" + workspace.id() + "/tag-bindings";

        var bound =
                api.patch(bindings, TagBody.bindings("team=core", "env=prod")).is(200);

        assertThat(tags(bound)).containsExactly("team=core", "env=prod");
        api.patch(bindings, TagBody.bindings("env=dev", "cheap")).is(200);
        assertThat(tags(api.get(bindings))).containsExactly("cheap=", "env=dev", "team=core");
        api.patch(bindings, TagBody.bindings("env", "team=")).is(200);
        assertThat(tags(api.get(bindings)))
                .as("a key without a value keeps the one it has")
                .containsExactly("cheap=", "env=dev", "team=");
        assertThat(workspace.read().attribute("tag-names").toString()).isEqualTo("[\"cheap\",\"env\",\"team\"]");
    }

    @Test
    void aChangeOfTheWorkspaceTakesTheBindingsForAllThereAre() {
        var workspace = made("network", "env=prod", "team=core");
        assertThat(own(workspace)).containsExactly("env=prod", "team=core");

        workspace.change(Map.of("description", "x")).is(200);
        assertThat(own(workspace)).containsExactly("env=prod", "team=core");
        update(workspace, TagBody.bound("workspaces", Map.of(), "env", "size=9"))
                .is(200);
        assertThat(own(workspace)).containsExactly("env=", "size=9");
        workspace.change(Map.of("tag-names", List.of("size", "cheap"))).is(200);
        assertThat(own(workspace)).containsExactly("cheap=", "size=9");
        update(workspace, TagBody.bound("workspaces", Map.of())).is(200);
        assertThat(own(workspace)).isEmpty();
        assertThat(organizationTags("")).isEmpty();
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
        assertThat(tags(api.get("workspaces/" + one.id() + "/tag-bindings")))
                .containsExactly("app=shop", "eu:west=", "third=");
        assertThat(api.get(flat + "?name=THI").is(200).each("name")).containsExactly("third");

        var id = api.get(flat).is(200).ids().getFirst();
        var other = tenant.workspace("other");
        api.post("workspaces/" + other.id() + "/relationships/tags", TagBody.ids("tags", id))
                .is(204);
        assertThat(own(other)).containsExactly("app=");
        api.send("DELETE", flat, TagBody.names("app", "never-there")).is(204);
        api.send("DELETE", flat, TagBody.ids("tags", "tag-of-nobody")).is(404);
        api.post(flat, TagBody.ids("tags", "tag-of-nobody")).is(404);
        api.post(flat, Map.of("data", List.of(Map.of("type", "tags")))).is(422);
        assertThat(api.get(flat).is(200).each("name")).containsExactly("eu:west", "third");
        assertThat(organizationTags("")).containsExactly("app", "eu:west", "third");
    }

    @Test
    void workspacesInheritTheTagsOfTheirProjectAndMayHaveTheirOwn() {
        var project = project("Shop front", "team=front", "env=prod");
        var workspace = in(project, "network", "env=dev", "own");
        var effective = "workspaces/" + workspace.id() + "/effective-tag-bindings";

        var found = api.get(effective).is(200);

        assertThat(tags(found)).containsExactly("env=dev", "own=", "team=front");
        assertThat(found.json().at("/data/2/links/inherited-from").asString()).isEqualTo("/api/v2/projects/" + project);
        assertThat(found.json().at("/data/0/links").isMissingNode()).isTrue();
        assertThat(own(workspace)).containsExactly("env=dev", "own=");
        assertThat(workspace.read().attribute("tag-names").toString()).isEqualTo("[\"env\",\"own\"]");
        assertThat(names("filter[tagged][0][key]=team")).containsExactly("network");
        assertThat(names("search[tags]=team,own")).containsExactly("network");
        assertThat(names("filter[tagged][0][key]=env&filter[tagged][0][value]=prod"))
                .isEmpty();

        api.patch("projects/" + project + "/tag-bindings", TagBody.bindings("team=back", "late=1"))
                .is(200);
        assertThat(tags(api.get(effective))).containsExactly("env=dev", "late=1", "own=", "team=back");
        api.patch("projects/" + project, TagBody.bound("projects", Map.of(), "env=prod"))
                .is(200);
        api.send("DELETE", "workspaces/" + workspace.id() + "/relationships/tags", TagBody.names("env"))
                .is(204);
        assertThat(tags(api.get(effective))).containsExactly("env=prod", "own=");
        assertThat(tags(api.get("projects/" + project + "/effective-tag-bindings")
                        .is(200)))
                .containsExactly("env=prod");
        workspace
                .api()
                .patch(
                        "workspaces/" + workspace.id(),
                        ApiClient.document(
                                "workspaces", Map.of(), Map.of("project", new String[] {"projects", project("Elsewhere")
                                })))
                .is(200);
        assertThat(tags(api.get(effective))).containsExactly("own=");
    }

    @Test
    void listsAreFilteredByTags() {
        made("a", "env=prod", "team=core");
        made("b", "env=dev", "team=core");
        made("c", "team");
        tenant.workspace("d");

        assertThat(names("search[tags]=team")).containsExactly("a", "b", "c");
        assertThat(names("search[tags]=team,env")).containsExactly("a", "b");
        assertThat(names("search[tags]=TEAM")).isEmpty();
        assertThat(names("search[exclude-tags]=env")).containsExactly("c", "d");
        assertThat(names("search[exclude-tags]=env,team")).containsExactly("d");
        assertThat(names("filter[tagged][0][key]=env&filter[tagged][0][value]=dev"))
                .containsExactly("b");
        assertThat(names("filter[tagged][0][key]=env&filter[tagged][0][value]="))
                .containsExactly("a", "b");
        assertThat(names("filter[tagged][0][value]=core")).containsExactly("a", "b");
        assertThat(names("filter[tagged][0][key]=team&filter[tagged][0][value]=core&filter[tagged][7][key]=env"
                        + "&filter[tagged][7][value]=prod&search[tags]=team"))
                .containsExactly("a");
        assertThat(names("search[tags]=team&search[exclude-tags]=env&search[wildcard-name]=*"))
                .containsExactly("c");
        assertThat(list("search[tags]=team&page[size]=2&sort=-name").is(200).each("name"))
                .containsExactly("c", "b");
        var most =
                String.join(",", IntStream.range(0, 41).mapToObj(n -> "t" + n).toList());
        assertThat(list("search[tags]=" + most).is(422).error()).contains("20 tags at most");
        list("search[exclude-tags]=" + "x".repeat(300)).is(422);
    }

    @Test
    void aListBringsTheTagsAlong() {
        var project = project("Shop front", "team=front");
        var one = in(project, "one", "env=prod");
        in(project, "other");

        var listed = list("include=effective_tag_bindings,project.effective_tag_bindings")
                .is(200);

        var included = listed.json()
                .at("/included")
                .valueStream()
                .filter(each -> each.get("type").asString().equals("effective-tag-bindings"))
                .toList();
        assertThat(included.stream().map(TagAcceptanceTest::tag))
                .containsExactlyInAnyOrder("env=prod", "team=front", "team=front");
        assertThat(included.stream().filter(each -> each.has("links"))).hasSize(1);
        assertThat(one.read().relatedIds("effective-tag-bindings")).hasSize(2);
        assertThat(one.read()
                        .json()
                        .at("/data/relationships/tag-bindings/links/related")
                        .asString())
                .isEqualTo("/api/v2/workspaces/" + one.id() + "/tag-bindings");
        assertThat(one.read().attribute("permissions").get("can-manage-tags").asBoolean())
                .isTrue();
    }

    @Test
    void anOrganizationsTagsAreThoseOfItsWorkspaces() {
        var one = made("one", "app", "env=prod");
        made("other", "app=shop", "beta");
        project("Shop front", "of-the-project");

        assertThat(organizationTags("")).containsExactly("app", "beta", "env");
        var first = api.get("organizations/" + tenant.name() + "/tags")
                .is(200)
                .json()
                .at("/data/0");
        assertThat(first.at("/attributes/instance-count").asInt()).isEqualTo(2);
        assertThat(first.at("/relationships/organization/data/id").asString()).isEqualTo(tenant.name());
        assertThat(organizationTags("?q=ET")).containsExactly("beta");
        assertThat(organizationTags("?q=_")).isEmpty();
        assertThat(organizationTags("?filter%5Bexclude%5D%5Btaggable%5D%5Bid%5D=" + one.id()))
                .containsExactly("beta");
        assertThat(organizationTags("?page%5Bsize%5D=1&page%5Bnumber%5D=2")).containsExactly("beta");

        var tag = first.get("id").asString();
        var third = tenant.workspace("third");
        api.post("tags/" + tag + "/relationships/workspaces", TagBody.ids("workspaces", third.id(), one.id()))
                .is(204);
        assertThat(own(third)).containsExactly("app=");
        assertThat(own(one)).containsExactly("app=", "env=prod");

        api.send("DELETE", "organizations/" + tenant.name() + "/tags", TagBody.ids("tags", tag))
                .is(204);
        assertThat(own(one)).containsExactly("env=prod");
        assertThat(own(third)).isEmpty();
        assertThat(organizationTags("")).containsExactly("beta", "env");
        api.send("DELETE", "organizations/" + tenant.name() + "/tags", TagBody.ids("tags", tag))
                .is(404);
        api.delete("organizations/" + tenant.name() + "/workspaces/one").is(204);
        assertThat(organizationTags("")).containsExactly("beta");
    }

    @Test
    void tagsOfOthersAreOutOfReach() {
        var mine = made("mine", "app");
        var tag = api.get("organizations/" + tenant.name() + "/tags")
                .is(200)
                .ids()
                .getFirst();
        var stranger = TestPlatform.running().stranger();
        var other = TestPlatform.running().tenant(stranger);
        var theirs = other.workspace("theirs");

        stranger.post("workspaces/" + theirs.id() + "/relationships/tags", TagBody.ids("tags", tag))
                .is(404);
        stranger.send("DELETE", "organizations/" + other.name() + "/tags", TagBody.ids("tags", tag))
                .is(404);
        stranger.post("tags/" + tag + "/relationships/workspaces", TagBody.ids("workspaces", theirs.id()))
                .is(404);
        api.post("tags/" + tag + "/relationships/workspaces", TagBody.ids("workspaces", mine.id(), "ws-of-nobody"))
                .is(404);
        var their = stranger.get("organizations/" + other.name() + "/tags").is(200);
        assertThat(their.ids()).isEmpty();
        stranger.patch("workspaces/" + theirs.id() + "/tag-bindings", TagBody.bindings("app"))
                .is(200);
        var own = stranger.get("organizations/" + other.name() + "/tags")
                .is(200)
                .ids()
                .getFirst();
        stranger.post("tags/" + own + "/relationships/workspaces", TagBody.ids("workspaces", mine.id()))
                .is(404);
        assertThat(own(mine)).containsExactly("app=");
    }

    @Test
    void aReservedKeyMayForbidOverrides() {
        var keys = "organizations/" + tenant.name() + "/reserved-tag-keys";
        var project = project("Shop front", "env=prod", "team");
        var before = in(project, "before", "env=dev");

        var key = api.post(keys, document("reserved-tag-keys", Map.of("key", "env")))
                .is(201);
        assertThat(key.attribute("disable-overrides").asBoolean()).isFalse();
        var free = in(project, "free", "env=dev");
        api.patch("reserved-tags/" + key.id(), document("reserved-tag-keys", Map.of("disable-overrides", true)))
                .is(200);

        var refused = api.patch("workspaces/" + free.id() + "/tag-bindings", TagBody.bindings("env=test"))
                .is(422);
        assertThat(refused.error()).contains("Key is reserved", "env");
        var fresh = in(project, "fresh");
        api.post("workspaces/" + fresh.id() + "/relationships/tags", TagBody.names("env"))
                .is(422);
        api.patch("workspaces/" + before.id() + "/tag-bindings", TagBody.bindings("env=dev", "other"))
                .is(200);
        var elsewhere = made("elsewhere", "env=dev");
        assertThat(own(elsewhere)).containsExactly("env=dev");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "hc:x", "hcp:x=1", "ä", "a=b c", "a=ü", "a/b"})
    void aTagFollowsTheRules(String tag) {
        var workspace = tenant.workspace("network");

        api.patch("workspaces/" + workspace.id() + "/tag-bindings", TagBody.bindings(tag))
                .is(422);
        api.post(
                        "organizations/" + tenant.name() + "/projects",
                        TagBody.bound("projects", Map.of("name", "Shop front"), tag))
                .is(422);
        assertThat(own(workspace)).isEmpty();
    }

    @Test
    void tagsAreOnlySoLongAndSoMany() {
        var workspace = tenant.workspace("network");
        var bindings = "workspaces/" + workspace.id() + "/tag-bindings";
        var flat = "workspaces/" + workspace.id() + "/relationships/tags";
        var nine = IntStream.range(0, 9).mapToObj(n -> "t" + n).toArray(String[]::new);

        api.patch(bindings, TagBody.bindings("k".repeat(129))).is(422);
        api.patch(bindings, TagBody.bindings("k=" + "v".repeat(257))).is(422);
        api.patch(bindings, TagBody.bindings("a_.+-@:=" + "v".repeat(256))).is(200);
        api.post(flat, TagBody.names("n".repeat(256))).is(422);
        assertThat(api.post(flat, TagBody.names("with.dot")).is(422).error()).contains("Name can only include");
        api.post(flat, TagBody.names(nine)).is(204);
        assertThat(api.post(flat, TagBody.names("eleventh")).is(422).error()).contains("cannot exceed 10");
        api.patch(bindings, TagBody.bindings("eleventh")).is(422);
        api.patch(bindings, TagBody.bindings("t1=1")).is(200);
        api.patch(bindings, Map.of("data", List.of(Map.of("type", "tag-bindings"))))
                .is(422);
        api.patch(bindings, Map.of("data", "t1")).is(422);
        assertThat(update(
                                workspace,
                                TagBody.with(
                                        "workspaces",
                                        Map.of(),
                                        Map.of(
                                                "tag-bindings",
                                                Map.of("data", List.of(Map.of("type", "tag-bindings"))))))
                        .is(422)
                        .pointer())
                .isEqualTo("/data/relationships/tag-bindings");
        workspace.change(Map.of("tag-names", "t1")).is(422);
        assertThat(own(workspace)).hasSize(10);
    }

    private Space made(String name, String... tags) {
        api.post(
                        "organizations/" + tenant.name() + "/workspaces",
                        TagBody.bound("workspaces", Map.of("name", name), tags))
                .is(201);
        return tenant.existingWorkspace(name);
    }

    private Space in(String project, String name, String... tags) {
        api.post(
                        "organizations/" + tenant.name() + "/workspaces",
                        TagBody.with(
                                "workspaces",
                                Map.of("name", name),
                                Map.of(
                                        "project", Map.of("data", Map.of("type", "projects", "id", project)),
                                        "tag-bindings", TagBody.bindings(tags))))
                .is(201);
        return tenant.existingWorkspace(name);
    }

    private String project(String name, String... tags) {
        return api.post(
                        "organizations/" + tenant.name() + "/projects",
                        TagBody.bound("projects", Map.of("name", name), tags))
                .is(201)
                .id();
    }

    private Answer update(Space workspace, Map<String, Object> document) {
        return api.patch("workspaces/" + workspace.id(), document);
    }

    private List<String> own(Space workspace) {
        return tags(api.get("workspaces/" + workspace.id() + "/tag-bindings"));
    }

    private List<String> organizationTags(String query) {
        return api.get("organizations/" + tenant.name() + "/tags" + query)
                .is(200)
                .each("name");
    }

    private Answer list(String query) {
        return api.get("organizations/" + tenant.name() + "/workspaces?"
                + query.replace("[", "%5B").replace("]", "%5D"));
    }

    private List<String> names(String query) {
        return list(query).is(200).each("name");
    }

    private static List<String> tags(Answer answer) {
        return answer.is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(TagAcceptanceTest::tag)
                .toList();
    }

    private static String tag(JsonNode binding) {
        return binding.at("/attributes/key").asString() + "="
                + binding.at("/attributes/value").asString();
    }
}
