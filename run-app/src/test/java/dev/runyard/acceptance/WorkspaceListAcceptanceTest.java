package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WorkspaceListAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void namesAreSearchedByTheirPartsAndByPatterns() {
        List.of("network-prod", "network-dev", "cluster_prod", "prod").forEach(tenant::workspace);

        assertThat(names("search[name]=NETWORK")).containsExactly("network-dev", "network-prod");
        assertThat(names("search[wildcard-name]=*-prod")).containsExactly("network-prod");
        assertThat(names("search[wildcard-name]=network-*")).containsExactly("network-dev", "network-prod");
        assertThat(names("search[wildcard-name]=*prod*")).containsExactly("cluster_prod", "network-prod", "prod");
        assertThat(names("search[wildcard-name]=prod")).containsExactly("prod");
        assertThat(names("search[name]=r_p")).containsExactly("cluster_prod");
        assertThat(names("search[name]=dev&search[wildcard-name]=*-prod")).isEmpty();
        assertThat(names("sort=-name")).containsExactly("prod", "network-prod", "network-dev", "cluster_prod");
        assertThat(list("search[name]=network&page[size]=1")
                        .json()
                        .at("/meta/pagination/total-count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void workspacesAreFoundAndSortedByTheirCurrentRuns() {
        var idle = tenant.workspace("idle");
        var planned = tenant.workspace("planned");
        planned.startRun().awaits("planned");
        var waiting = planned.startRun();
        var applied = tenant.workspace("applied", Map.of("auto-apply", true));
        var run = applied.startRun().awaits("applied");

        assertThat(names("filter[current-run][status]=applied")).containsExactly("applied");
        assertThat(names("filter[current-run][status]=planned,applied")).containsExactly("applied", "planned");
        assertThat(names("filter[current-run][status]=pending,policy_checked")).isEmpty();
        assertThat(names("sort=current-run.created-at")).containsExactly("planned", "applied", "idle");
        assertThat(names("sort=-current-run.created-at")).containsExactly("applied", "planned", "idle");
        assertThat(names("sort=-latest-change-at").getFirst()).isEqualTo("applied");
        assertThat(names("sort=latest-change-at").getFirst()).isEqualTo("idle");

        assertThat(planned.read().related("latest-run")).isEqualTo(waiting.id());
        assertThat(planned.read().related("current-run")).isNotEqualTo(waiting.id());
        assertThat(applied.read().related("current-run")).isEqualTo(run.id());
        assertThat(idle.read().json().at("/data/relationships/current-run/data").isNull())
                .isTrue();
    }

    @Test
    void inALockedWorkspaceTheRunThatWaitsFirstIsTheCurrentOne() {
        var workspace = tenant.workspace("network");
        var before = workspace.startRun().awaits("planned").discard();
        assertThat(workspace.read().related("current-run")).isEqualTo(before.id());
        tenant.api().post("workspaces/" + workspace.id() + "/actions/lock").is(200);

        var first = workspace.startRun();
        var second = workspace.startRun();

        assertThat(workspace.read().related("current-run")).isEqualTo(first.id());
        assertThat(names("filter[current-run][status]=pending")).containsExactly("network");
        first.discard();
        assertThat(workspace.read().related("current-run")).isEqualTo(second.id());
    }

    @Test
    void aWorkspaceTellsHowItsRunsWent() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        assertThat(workspace.read().attribute("run-failures").isNull()).isTrue();
        assertThat(workspace.read().attribute("plan-duration-average").isNull()).isTrue();

        workspace.startRun().awaits("applied");
        workspace.startRun(Map.of("main.tf", "nonsense {")).awaits("errored");

        var read = workspace.read();
        assertThat(read.attribute("workspace-kpis-runs-count").asInt()).isEqualTo(2);
        assertThat(read.attribute("run-failures").asInt()).isEqualTo(1);
        assertThat(read.attribute("plan-duration-average").asInt()).isPositive();
        assertThat(read.attribute("apply-duration-average").asInt()).isPositive();
        assertThat(read.attribute("resource-count").asInt()).isEqualTo(1);
        assertThat(read.attribute("latest-change-at").asString())
                .isGreaterThan(read.attribute("created-at").asString());
    }

    @Test
    void aListBringsAlongWhatItsWorkspacesAreAbout() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var run = workspace.startRun().awaits("applied");

        var list = list("include=current_run.plan,current_run.configuration_version.ingress_attributes,"
                        + "current_configuration_version,current-state-version,organization,project,outputs,locked_by")
                .json();

        assertThat(list.at("/included")
                        .valueStream()
                        .map(each -> each.get("type").asString()))
                .contains(
                        "runs",
                        "plans",
                        "configuration-versions",
                        "state-versions",
                        "organizations",
                        "projects",
                        "workspace-outputs");
        var output = of(list, "workspace-outputs");
        assertThat(output.at("/attributes/name").asString()).isEqualTo("greeting");
        assertThat(output.at("/attributes/value").asString()).isEqualTo("hello world");
        assertThat(output.at("/attributes/output-type").asString()).isEqualTo("string");
        assertThat(of(list, "runs").get("id").asString()).isEqualTo(run.id());
    }

    @Test
    void aWorkspaceLinksToItselfByName() {
        var links = tenant.workspace("network").read().json().at("/data/links");

        var self = links.get("self").asString();
        assertThat(self).isEqualTo("/api/v2/organizations/" + tenant.name() + "/workspaces/network");
        assertThat(links.get("self-html").asString()).isEqualTo("/app/" + tenant.name() + "/workspaces/network");
    }

    @Test
    void aProjectsWorkspacesAreListedForItsOrganizationAlone() {
        var project = tenant.workspace("network").read().related("project");
        var other = TestPlatform.running().tenant();
        var elsewhere = other.workspace("elsewhere").read().related("project");

        assertThat(names("filter[project][id]=" + project)).containsExactly("network");
        assertThat(names("filter[project][id]=" + elsewhere)).isEmpty();
        assertThat(names("search[tags]=any")).isEmpty();
        assertThat(names("search[exclude-tags]=any")).containsExactly("network");
        assertThat(names("filter[tagged][0][key]=any")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=size", "sort=name,-name", "filter[current-run][status]=done"})
    void aValueThatIsNoneIsRefused(String query) {
        tenant.api()
                .get("organizations/" + tenant.name() + "/workspaces?"
                        + query.replace("[", "%5B").replace("]", "%5D"))
                .is(422);
    }

    private Answer list(String query) {
        return tenant.api()
                .get("organizations/" + tenant.name() + "/workspaces?"
                        + query.replace("[", "%5B").replace("]", "%5D"))
                .is(200);
    }

    private List<String> names(String query) {
        return list(query).each("name");
    }

    private static JsonNode of(JsonNode document, String type) {
        return document.at("/included")
                .valueStream()
                .filter(each -> each.get("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
