package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tags;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import org.junit.jupiter.api.Test;

/** The tags of an organization are those of its workspaces, and nobody else's. */
class OrganizationTagAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Tags tags = new Tags(tenant);
    private final ApiClient api = tenant.api();

    @Test
    void anOrganizationsTagsAreThoseOfItsWorkspaces() {
        var one = tags.workspace("one", "app", "env=prod");
        tags.workspace("other", "app=shop", "beta");
        tags.project("Shop front", "of-the-project");

        assertThat(tags.ofOrganization("")).containsExactly("app", "beta", "env");
        var first = api.get("organizations/" + tenant.name() + "/tags")
                .is(200)
                .json()
                .at("/data/0");
        assertThat(first.at("/attributes/instance-count").asInt()).isEqualTo(2);
        assertThat(first.at("/relationships/organization/data/id").asString()).isEqualTo(tenant.name());
        assertThat(tags.ofOrganization("?q=ET")).containsExactly("beta");
        assertThat(tags.ofOrganization("?q=_")).isEmpty();
        assertThat(tags.ofOrganization("?filter%5Bexclude%5D%5Btaggable%5D%5Bid%5D=" + one.id()))
                .containsExactly("beta");
        assertThat(tags.ofOrganization("?page%5Bsize%5D=1&page%5Bnumber%5D=2")).containsExactly("beta");

        var tag = first.get("id").asString();
        var third = tenant.workspace("third");
        api.post("tags/" + tag + "/relationships/workspaces", TagBody.ids("workspaces", third.id(), one.id()))
                .is(204);
        assertThat(tags.on(third)).containsExactly("app=");
        assertThat(tags.on(one)).containsExactly("app=", "env=prod");

        api.send("DELETE", "organizations/" + tenant.name() + "/tags", TagBody.ids("tags", tag))
                .is(204);
        assertThat(tags.on(one)).containsExactly("env=prod");
        assertThat(tags.on(third)).isEmpty();
        assertThat(tags.ofOrganization("")).containsExactly("beta", "env");
        api.send("DELETE", "organizations/" + tenant.name() + "/tags", TagBody.ids("tags", tag))
                .is(404);
        api.delete("organizations/" + tenant.name() + "/workspaces/one").is(204);
        assertThat(tags.ofOrganization("")).containsExactly("beta");
    }

    @Test
    void tagsOfOthersAreOutOfReach() {
        var mine = tags.workspace("mine", "app");
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
        assertThat(tags.on(mine)).containsExactly("app=");
    }
}
