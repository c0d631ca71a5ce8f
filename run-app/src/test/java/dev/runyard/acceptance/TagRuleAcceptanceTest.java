package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tags;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tag may be, and how many there may be of them. */
class TagRuleAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Tags tags = new Tags(tenant);
    private final ApiClient api = tenant.api();

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
        assertThat(tags.on(workspace)).isEmpty();
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
        assertThat(api.patch(
                                "workspaces/" + workspace.id(),
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
        assertThat(tags.on(workspace)).hasSize(10);
    }
}
