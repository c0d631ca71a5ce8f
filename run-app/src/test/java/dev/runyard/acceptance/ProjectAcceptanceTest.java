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

class ProjectAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void projectsAreFoundByTheirNamesAndTags() {
        project("Shop front", "team=front");
        project("Shop back", "team=back", "old");
        project("Network");

        assertThat(names("")).containsExactly("Default Project", "Network", "Shop back", "Shop front");
        assertThat(names("sort=-name&page[size]=2")).containsExactly("Shop front", "Shop back");
        assertThat(names("q=SHOP")).containsExactly("Shop back", "Shop front");
        assertThat(names("q=s%25p")).isEmpty();
        assertThat(names("filter[names]=network,Shop Front,none&q=x".replace(" ", "%20")))
                .containsExactly("Network", "Shop front");
        assertThat(names("filter[tagged][0][key]=team")).containsExactly("Shop back", "Shop front");
        assertThat(names("filter[tagged][0][key]=team&filter[tagged][0][value]=back&filter[tagged][1][key]=old"))
                .containsExactly("Shop back");
        assertThat(names("filter[permissions][update]=true&filter[permissions][create-workspace]=true"))
                .hasSize(4);
        var brought = list("q=front&include=effective_tag_bindings").is(200).json();
        assertThat(brought.at("/included/0/attributes/value").asString()).isEqualTo("front");
        assertThat(brought.at("/included/0/links").isMissingNode()).isTrue();
        var counts = list("q=SHOP&page[size]=1").is(200).json().at("/meta/status-counts");
        assertThat(counts.path("total").asInt()).isEqualTo(4);
        assertThat(counts.path("matching").asInt()).isEqualTo(2);
        list("sort=size").is(422);
        list("filter[names]="
                        + String.join(
                                ",",
                                IntStream.range(0, 101).mapToObj(n -> "p" + n).toList()))
                .is(422);
    }

    @Test
    void whoMayNotChangeProjectsFindsNoneThatTheyMay() {
        var organizationToken = api.post("organizations/" + tenant.name() + "/authentication-token")
                .is(201)
                .attribute("token")
                .asString();
        assertThat(api.with(organizationToken)
                        .get(path("filter[permissions][update]=true"))
                        .is(200)
                        .each("name"))
                .containsExactly("Default Project");

        var member = TestPlatform.running().stranger();
        var email = member.get("account/details").is(200).attribute("email").asString();
        api.post(
                        "organizations/" + tenant.name() + "/organization-memberships",
                        document("organization-memberships", Map.of("email", email)))
                .is(201);
        assertThat(member.get(path("")).is(200).ids())
                .as("a 404 would crash the CLI")
                .isEmpty();
    }

    @Test
    void workspacesAreMovedAllOrNone() {
        var shop = project("Shop front");
        var network = tenant.workspace("network");
        var cluster = tenant.workspace("cluster");
        var foreign =
                TestPlatform.running().tenant(TestPlatform.running().stranger()).workspace("foreign");

        move(shop, network, cluster).is(204);

        assertThat(network.read().related("project")).isEqualTo(shop);
        assertThat(api.get("projects/" + shop)
                        .is(200)
                        .attribute("workspace-count")
                        .asInt())
                .isEqualTo(2);
        var refused = api.post(
                        "projects/" + defaultProject() + "/relationships/workspaces",
                        TagBody.ids("workspaces", network.id(), "ws-of-nobody"))
                .is(403);
        assertThat(refused.error())
                .contains("Workspace(s) not found", "ws-of-nobody")
                .doesNotContain(network.id());
        assertThat(network.read().related("project")).isEqualTo(shop);
        move(shop, foreign).is(404);
        foreign.api()
                .post(
                        "projects/" + foreign.read().related("project") + "/relationships/workspaces",
                        TagBody.ids("workspaces", network.id()))
                .is(403);
        network.api()
                .patch("workspaces/" + network.id(), document("workspaces", Map.of(), Map.of("project", new String[] {
                    "projects", foreign.read().related("project")
                })))
                .is(422);
        assertThat(network.read().related("project")).isEqualTo(shop);
    }

    @Test
    void onlyAnEmptyProjectThatIsNotTheDefaultOneIsDeleted() {
        var shop = project("Shop front", "team=front");
        var network = tenant.workspace("network");
        move(shop, network).is(204);

        assertThat(api.delete("projects/" + shop).is(409).error()).contains("contains workspaces");
        move(defaultProject(), network).is(204);
        api.delete("projects/" + shop).is(204);

        api.get("projects/" + shop).is(404);
        api.delete("projects/" + defaultProject()).is(403);
        assertThat(names("filter[tagged][0][key]=team")).isEmpty();
    }

    private String project(String name, String... tags) {
        return api.post(
                        "organizations/" + tenant.name() + "/projects",
                        TagBody.bound("projects", Map.of("name", name), tags))
                .is(201)
                .id();
    }

    private Answer move(String project, Space... workspaces) {
        var ids = List.of(workspaces).stream().map(Space::id).toArray(String[]::new);
        return workspaces[0]
                .api()
                .post("projects/" + project + "/relationships/workspaces", TagBody.ids("workspaces", ids));
    }

    private String defaultProject() {
        return list("filter[names]=Default%20Project").is(200).ids().getFirst();
    }

    private String path(String query) {
        return "organizations/" + tenant.name() + "/projects?"
                + query.replace("[", "%5B").replace("]", "%5D");
    }

    private Answer list(String query) {
        return api.get(path(query));
    }

    private List<String> names(String query) {
        return list(query).is(200).each("name");
    }
}
