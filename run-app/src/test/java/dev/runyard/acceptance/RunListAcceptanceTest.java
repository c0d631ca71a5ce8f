package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunListAcceptanceTest {
    private static final ApiClient OWNER = TestPlatform.running().stranger();
    private static final Tenant TENANT = TestPlatform.running().tenant(OWNER);

    /** One workspace with a run of each kind, made once: the tests only look. */
    private static final class World {
        static final Space NETWORK = TENANT.workspace("network");
        static final String VERSION = NETWORK.configuration(Space.HELLO);
        static final Started APPLIED = NETWORK.startRun(
                        VERSION, Map.of("auto-apply", true, "message", "Add 100%_of it"))
                .awaits("applied");
        static final Started SPECULATIVE =
                NETWORK.startRun(VERSION, Map.of("plan-only", true)).awaits("planned_and_finished");
        static final Started REFRESH =
                NETWORK.startRun(VERSION, Map.of("refresh-only", true)).awaits("planned_and_finished");
        static final Started DESTROY =
                NETWORK.startRun(VERSION, Map.of("is-destroy", true)).awaits("planned");
        static final Started PENDING = NETWORK.startRun(VERSION, Map.of());
        static final Space CLUSTER = TENANT.workspace("cluster");
        static final Started ELSEWHERE = CLUSTER.startRun().awaits("planned");
    }

    @Test
    void aListWithoutAFilterHoldsAllButPlanOnlyRunsNewestFirst() {
        var list = ofWorkspace("");

        assertThat(list.ids())
                .containsExactly(World.PENDING.id(), World.DESTROY.id(), World.REFRESH.id(), World.APPLIED.id());
        assertThat(list.json().at("/meta/pagination/total-count").asInt()).isEqualTo(4);
        assertThat(ofWorkspace("filter[operation]=plan_only,plan_and_apply,save_plan,refresh_only,destroy,empty_apply")
                        .ids())
                .hasSize(5);
    }

    @Test
    void runsAreFilteredByWhatTheyAre() {
        assertFound("filter[operation]=plan_only", World.SPECULATIVE);
        assertFound("filter[operation]=destroy", World.DESTROY);
        assertFound("filter[operation]=refresh_only,destroy", World.DESTROY, World.REFRESH);
        assertFound("filter[operation]=save_plan");
        assertFound("filter[status]=applied", World.APPLIED);
        assertFound("filter[status]=pending,applied", World.PENDING, World.APPLIED);
        assertFound("filter[status]=policy_checked");
        assertFound("filter[status_group]=non_final", World.PENDING, World.DESTROY);
        assertFound("filter[status_group]=final", World.REFRESH, World.APPLIED);
        assertFound("filter[status_group]=discardable", World.DESTROY);
        assertFound("filter[status_group]=final&filter[status]=applied,pending", World.APPLIED);
        assertFound("filter[source]=tfe-api&filter[status]=applied", World.APPLIED);
        assertFound("filter[source]=tfe-ui,terraform%2Bcloud");
        assertFound("filter[status]=&filter[source]=&filter[operation]=plan_only", World.SPECULATIVE);
    }

    @Test
    void runsAreSearched() {
        var user = OWNER.get("account/details").is(200).attribute("username").asString();

        assertFound("search[basic]=" + World.DESTROY.id(), World.DESTROY);
        assertFound("search[basic]=" + encoded("add 100%_OF"), World.APPLIED);
        assertFound("search[basic]=" + encoded("100x"));
        assertFound("search[basic]=nothing-of-the-kind");
        assertThat(ofWorkspace("search[user]=" + user).ids()).hasSize(4);
        assertFound("search[user]=" + user + "&filter[status]=applied", World.APPLIED);
        assertFound("search[user]=nobody&search[basic]=" + World.DESTROY.id());
        assertFound("search[commit]=0123456789abcdef");
        assertFound("search[basic]=" + World.ELSEWHERE.id());
    }

    @Test
    void runsAreFilteredByTheYearTheyWereMadeIn() {
        int year = Year.now(ZoneOffset.UTC).getValue();

        assertThat(ofWorkspace("filter[timeframe]=" + year).ids()).hasSize(4);
        assertThat(ofWorkspace("filter[timeframe]=year").ids()).hasSize(4);
        assertFound("filter[timeframe]=" + (year - 1));
        assertThat(ofOrganization("filter[timeframe]=" + (year - 1)).ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[status]=done",
                "filter[status_group]=all",
                "filter[source]=somewhere",
                "filter[operation]=plan",
                "filter[timeframe]=last-week",
                "filter[timeframe]=99999"
            })
    void aValueThatIsNoneIsRefused(String filter) {
        var answer = OWNER.get("workspaces/" + World.NETWORK.id() + "/runs?" + encodedBrackets(filter))
                .is(422);

        assertThat(answer.error()).contains(filter.substring(0, filter.indexOf('=')));
        OWNER.get("organizations/" + TENANT.name() + "/runs?" + encodedBrackets(filter))
                .is(422);
    }

    @Test
    void anOrganizationsListIsPagedWithoutBeingCounted() {
        var first = ofOrganization("page[size]=3");

        assertThat(first.ids()).containsExactly(World.ELSEWHERE.id(), World.PENDING.id(), World.DESTROY.id());
        var pagination = first.json().at("/meta/pagination");
        assertThat(pagination.get("current-page").asInt()).isEqualTo(1);
        assertThat(pagination.get("next-page").asInt()).isEqualTo(2);
        assertThat(pagination.has("total-count")).isFalse();
        assertThat(first.json().at("/links/last").isMissingNode()).isTrue();

        var last = ofOrganization("page[size]=3&page[number]=2");
        assertThat(last.ids()).containsExactly(World.REFRESH.id(), World.APPLIED.id());
        assertThat(last.json().at("/meta/pagination/next-page").isNull()).isTrue();
        assertThat(ofOrganization("filter[workspace_names]=CLUSTER,unknown").ids())
                .containsExactly(World.ELSEWHERE.id());
        assertThat(ofOrganization("filter[workspace_names]=cluster,network&filter[status]=planned")
                        .ids())
                .containsExactly(World.ELSEWHERE.id(), World.DESTROY.id());
        assertThat(ofOrganization("filter[workspace_names]=unknown").ids()).isEmpty();
    }

    @Test
    void aFilteredListCountsWhatItHolds() {
        var page = ofWorkspace("filter[status_group]=final&page[size]=1");

        assertThat(page.ids()).containsExactly(World.REFRESH.id());
        assertThat(page.json().at("/meta/pagination/total-count").asInt()).isEqualTo(2);
        assertThat(page.json().at("/meta/pagination/next-page").asInt()).isEqualTo(2);
        var beyond = ofWorkspace("filter[status_group]=final&page[size]=1&page[number]=9");
        assertThat(beyond.ids()).isEmpty();
        assertThat(beyond.json().at("/meta/pagination/total-count").asInt()).isEqualTo(2);
    }

    @Test
    void runsBringAlongWhatTheyAreMadeOf() {
        var list = ofOrganization(
                "page[size]=1&include=plan,apply,created_by,cost_estimate,workspace,configuration_version.ingress_attributes");

        assertThat(list.json()
                        .at("/included")
                        .valueStream()
                        .map(each -> each.get("type").asString()))
                .containsExactlyInAnyOrder("plans", "applies", "users", "workspaces", "configuration-versions");
    }

    @Test
    void whoMaySeeNoRunsSeesNone() {
        var stranger = TestPlatform.running().stranger();

        stranger.get("organizations/" + TENANT.name() + "/runs").is(404);
        stranger.get("workspaces/" + World.NETWORK.id() + "/runs").is(404);
    }

    private static void assertFound(String filter, Started... runs) {
        assertThat(ofWorkspace(filter).ids())
                .as(filter)
                .containsExactlyElementsOf(
                        List.of(runs).stream().map(Started::id).toList());
    }

    private static Answer ofWorkspace(String query) {
        assertThat(World.ELSEWHERE.id()).isNotEmpty();
        return OWNER.get("workspaces/" + World.NETWORK.id() + "/runs?" + encodedBrackets(query))
                .is(200);
    }

    private static Answer ofOrganization(String query) {
        assertThat(World.ELSEWHERE.id()).isNotEmpty();
        return OWNER.get("organizations/" + TENANT.name() + "/runs?" + encodedBrackets(query))
                .is(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encodedBrackets(String query) {
        return query.replace("[", "%5B").replace("]", "%5D");
    }
}
