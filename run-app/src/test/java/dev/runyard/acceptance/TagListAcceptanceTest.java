package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Tags;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of workspaces are filtered by tags, and bring them along. */
class TagListAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Tags tags = new Tags(tenant);

    @Test
    void listsAreFilteredByTags() {
        tags.workspace("a", "env=prod", "team=core");
        tags.workspace("b", "env=dev", "team=core");
        tags.workspace("c", "team");
        tenant.workspace("d");

        assertThat(tags.listed("search[tags]=team")).containsExactly("a", "b", "c");
        assertThat(tags.listed("search[tags]=team,env")).containsExactly("a", "b");
        assertThat(tags.listed("search[tags]=TEAM")).isEmpty();
        assertThat(tags.listed("search[exclude-tags]=env")).containsExactly("c", "d");
        assertThat(tags.listed("search[exclude-tags]=env,team")).containsExactly("d");
        assertThat(tags.listed("filter[tagged][0][key]=env&filter[tagged][0][value]=dev"))
                .containsExactly("b");
        assertThat(tags.listed("filter[tagged][0][key]=env&filter[tagged][0][value]="))
                .containsExactly("a", "b");
        assertThat(tags.listed("filter[tagged][0][value]=core")).containsExactly("a", "b");
        assertThat(tags.listed("filter[tagged][0][key]=team&filter[tagged][0][value]=core&filter[tagged][7][key]=env"
                        + "&filter[tagged][7][value]=prod&search[tags]=team"))
                .containsExactly("a");
        assertThat(tags.listed("search[tags]=team&search[exclude-tags]=env&search[wildcard-name]=*"))
                .containsExactly("c");
        assertThat(tags.list("search[tags]=team&page[size]=2&sort=-name")
                        .is(200)
                        .each("name"))
                .containsExactly("c", "b");
        var most =
                String.join(",", IntStream.range(0, 41).mapToObj(n -> "t" + n).toList());
        assertThat(tags.list("search[tags]=" + most).is(422).error()).contains("20 tags at most");
        tags.list("search[exclude-tags]=" + "x".repeat(300)).is(422);
    }

    @Test
    void aListBringsTheTagsAlong() {
        var project = tags.project("Shop front", "team=front");
        var one = tags.workspaceIn(project, "one", "env=prod");
        tags.workspaceIn(project, "other");

        var listed = tags.list("include=effective_tag_bindings,project.effective_tag_bindings")
                .is(200);

        var included = listed.json()
                .at("/included")
                .valueStream()
                .filter(each -> each.get("type").asString().equals("effective-tag-bindings"))
                .toList();
        assertThat(included.stream().map(Tags::text)).containsExactlyInAnyOrder("env=prod", "team=front", "team=front");
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
}
