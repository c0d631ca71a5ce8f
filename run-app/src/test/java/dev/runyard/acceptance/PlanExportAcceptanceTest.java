package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.PlanExports;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a plan is exported, by whom, and for how long. */
class PlanExportAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final PlanExports exports = new PlanExports(tenant.api());

    @Test
    void anExportTellsHowFarItIs() {
        var run = tenant.workspace("shown").startRun().awaits("planned");
        assertThat(run.plan()
                        .json()
                        .at("/data/attributes/actions/is-exportable")
                        .asBoolean())
                .isTrue();
        assertThat(run.plan()
                        .json()
                        .at("/data/attributes/permissions/can-export")
                        .asBoolean())
                .isTrue();

        var ordered = exports.order(run).is(201);

        assertThat(ordered.attribute("data-type").asString()).isEqualTo(PlanExports.MOCKS);
        assertThat(ordered.attribute("status-timestamps").propertyNames()).contains("queued-at");
        assertThat(ordered.related("plan")).isEqualTo(run.read().related("plan"));
        var finished = exports.finished(ordered);
        assertThat(finished.attribute("status-timestamps").propertyNames())
                .containsExactly("queued-at", "finished-at", "expired-at");
        assertThat(finished.json().at("/data/links/download").asString())
                .isEqualTo("/api/v2/plan-exports/" + ordered.id() + "/download");
        assertThat(run.plan().relatedIds("exports")).containsExactly(ordered.id());
        var again = exports.order(run).is(422);
        assertThat(again.pointer()).isEqualTo("/data/relationships/plan");
        assertThat(again.error()).contains("can be downloaded");
    }

    @Test
    void anExportThatIsDeletedIsGone() {
        var run = tenant.workspace("deleted").startRun().awaits("planned");
        var export =
                "plan-exports/" + exports.finished(exports.order(run).is(201)).id();
        var address = exports.location(export);

        tenant.api().delete(export).is(204);

        tenant.api().get(export).is(404);
        tenant.api().get(export + "/download").is(404);
        tenant.api().with(null).get(address).is(404);
        tenant.api().delete(export).is(404);
        exports.order(run).is(201);
    }

    @Test
    void whatCannotBeExportedIsRefusedWithItsReason() {
        var workspace = tenant.workspace("refused");
        var run = workspace.startRun().awaits("planned");
        var plan = run.read().related("plan");
        var waiting = workspace.startRun();

        assertThat(PlanExports.order(tenant.api(), plan, "something-else")
                        .is(422)
                        .pointer())
                .isEqualTo("/data/attributes/data-type");
        assertThat(PlanExports.order(tenant.api(), plan, null).is(422).pointer())
                .isEqualTo("/data/attributes/data-type");
        assertThat(tenant.api()
                        .post("plan-exports", document("plan-exports", Map.of("data-type", PlanExports.MOCKS)))
                        .is(422)
                        .pointer())
                .isEqualTo("/data/relationships/plan");
        assertThat(exports.order(waiting).is(422).error()).contains("has not finished");
        assertThat(waiting.plan()
                        .json()
                        .at("/data/attributes/actions/is-exportable")
                        .asBoolean())
                .isFalse();
        PlanExports.order(tenant.api(), "plan-doesnotexist00", PlanExports.MOCKS)
                .is(404);
        PlanExports.order(tenant.api(), run.read().related("apply"), PlanExports.MOCKS)
                .is(404);
        tenant.api().get("plan-exports/pe-doesnotexist00").is(404);
    }

    @Test
    void anExportIsForThoseWhoMayReadTheWholePlan() {
        var run = tenant.workspace("permissions").startRun().awaits("planned");
        var plan = run.read().related("plan");
        var program = tenant.api()
                .with(tenant.api()
                        .post("organizations/" + tenant.name() + "/authentication-token")
                        .is(201)
                        .attribute("token")
                        .asString());

        PlanExports.order(program, plan, PlanExports.MOCKS).is(404);
        var export =
                "plan-exports/" + exports.finished(exports.order(run).is(201)).id();

        program.get("plans/" + plan).is(200);
        for (ApiClient other : new ApiClient[] {program, TestPlatform.running().stranger()}) {
            other.get(export).is(404);
            other.get(export + "/download").is(404);
            other.delete(export).is(404);
        }
    }
}
