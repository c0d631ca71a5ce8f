package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the site admin sees and does of the runs of others. */
class AdminRunAcceptanceTest {
    private final TestPlatform platform = TestPlatform.running();
    private final ApiClient admin = platform.admin();
    private final Tenant tenant = platform.tenant(platform.stranger());
    private final Space workspace = tenant.workspace("network-of-" + tenant.name());

    @Test
    void theRunsOfAllOrganizationsAreFoundByWhatIsKnownOfThem() {
        var first = workspace.startRun().awaits("planned");
        var second = workspace.startRun();

        var found = admin.get("admin/runs?q=" + tenant.name().toUpperCase(Locale.ROOT)
                        + "&include=workspace,workspace.organization")
                .is(200);
        assertThat(found.ids()).containsExactly(second.id(), first.id());
        assertThat(found.json().at("/meta/pagination/total-count").asInt()).isEqualTo(2);
        assertThat(found.json()
                        .get("included")
                        .valueStream()
                        .map(each -> each.get("type").asString()))
                .containsExactlyInAnyOrder("workspaces", "organizations");
        var counts = found.json().at("/meta/status-counts");
        assertThat(counts.get("pending").asInt()).isPositive();
        assertThat(counts.get("total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(counts.has("planned-and-finished")).isTrue();

        assertThat(admin.get("admin/runs?q=" + first.id()).is(200).ids()).containsExactly(first.id());
        assertThat(list("q=" + workspace.name() + "&filter[status]=pending,applied"))
                .containsExactly(second.id());
        assertThat(list("q=" + workspace.name() + "&filter[status]=policy_checked"))
                .isEmpty();
        assertThat(list("q=" + workspace.name() + "&page[size]=1&page[number]=2"))
                .containsExactly(first.id());
        assertThat(list("q=100%25_none")).isEmpty();
        assertThat(admin.get("admin/runs?page[number]=999&page[size]=100")
                        .is(200)
                        .ids())
                .isEmpty();
        assertThat(admin.get("admin/runs").is(200).ids()).contains(second.id());
    }

    @Test
    void runsAreFoundByWhenTheyWereMade() {
        var run = workspace.startRun().awaits("planned");
        var at = run.read().attribute("created-at").asString();

        assertThat(list("q=" + run.id() + "&filter[from]=" + at)).containsExactly(run.id());
        assertThat(list("q=" + run.id() + "&filter[to]=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(list("filter[from]=9998-01-01T00:00:00Z&filter[to]=+999999999-01-01T00:00:00Z".replace("+", "%2B")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter[status]=none", "filter[from]=yesterday", "filter[to]=2026-13-01T00:00:00Z"})
    void whatIsNoFilterIsRefused(String query) {
        admin.get("admin/runs?" + query).is(422);
    }

    @Test
    void aLongSearchIsRefused() {
        admin.get("admin/runs?q=" + "x".repeat(1025)).is(422);
    }

    @Test
    void aStuckRunIsEndedWhateverItDoes() {
        var planned = workspace.startRun().awaits("planned");
        var waiting = workspace.startRun();

        force(waiting.id(), Map.of("comment", "Misclick")).is(202);
        waiting.isStill("canceled");
        assertThat(waiting.events()).endsWith("admin_cancel");
        force(planned.id(), Map.of()).is(202);
        planned.isStill("canceled");
        force(planned.id(), Map.of()).is(409);

        var hanging = workspace.startRun(Map.of("main.tf", """
                resource "terraform_data" "hangs" {
                  provisioner "local-exec" {
                    command = "echo hanging; exec sleep 41240"
                  }
                }
                """));
        hanging.awaits("planned").confirm().awaitsInApplyLog("hanging");
        force(hanging.id(), Map.of()).is(202);
        hanging.isStill("canceled");
        workspace.startRun().awaits("planned");
        admin.post("admin/runs/run-nonexisting/actions/force-cancel").is(404);
        force(waiting.id(), Map.of("comment", 3)).is(422);
    }

    @Test
    void onlyTheSiteAdminMay() {
        var run = workspace.startRun();

        tenant.api().get("admin/runs").is(404);
        tenant.api().post("admin/runs/" + run.id() + "/actions/force-cancel").is(404);
        tenant.api().with(null).get("admin/runs").is(401);
        run.awaits("planned");
    }

    private Answer force(String run, Map<String, ?> body) {
        return admin.post("admin/runs/" + run + "/actions/force-cancel", body);
    }

    private List<String> list(String query) {
        return admin.get("admin/runs?" + query.replace("[", "%5B").replace("]", "%5D"))
                .is(200)
                .ids();
    }
}
