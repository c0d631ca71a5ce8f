package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who waits for what, and who goes first: the worker of these stories takes two phases at once. */
class QueueAcceptanceTest {
    private static final Map<String, String> SLOW = Map.of("main.tf", """
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "sleep 60"
              }
            }
            """);

    private final TestPlatform platform = TestPlatform.running();
    private final Tenant tenant = platform.tenant();

    @Test
    void runsOfAWorkspaceTellTheirPlaceAndWhoHoldsIt() {
        var workspace = tenant.workspace("network");
        var first = workspace.startRun().awaits("planned");
        var second = workspace.startRun();
        var third = workspace.startRun();

        assertThat(waitingOn(first, "kind")).isEqualTo("approval");
        assertThat(place(first)).isZero();
        assertThat(waitingOn(second, "kind")).isEqualTo("run");
        assertThat(waitingOn(second, "id")).isEqualTo(first.id());
        assertThat(place(second)).isEqualTo(1);
        assertThat(place(third)).isEqualTo(2);
        assertThat(queue()).containsExactly(first.id(), second.id(), third.id());

        first.discard();
        second.awaits("planned");
        assertThat(waitingOn(third, "id")).isEqualTo(second.id());
        assertThat(place(third)).isEqualTo(1);
    }

    @Test
    void aLockedWorkspaceIsWaitedFor() {
        var workspace = tenant.workspace("network");
        var lock = "workspaces/" + workspace.id() + "/actions/";
        workspace.api().post(lock + "lock", Map.of("reason", "mine")).is(200);

        var run = workspace.startRun();

        run.isStill("pending");
        assertThat(waitingOn(run, "kind")).isEqualTo("lock");
        assertThat(waitingOn(run, "id")).startsWith("user-");
        assertThat(Instant.parse(waitingOn(run, "since"))).isNotNull();
        workspace.api().post(lock + "unlock").is(200);
        run.awaits("planned");
    }

    @Test
    void anOrganizationAtItsCeilingWaitsForItself() {
        platform.admin()
                .patch("admin/organizations/" + tenant.name(), document("organizations", Map.of("runs-ceiling", 1)))
                .is(200);
        var slow = tenant.workspace("slow").startRun(SLOW).awaits("planned").confirm();
        slow.awaits("applying");

        var waiting = tenant.workspace("network").startRun();
        var other = platform.tenant().workspace("network").startRun().awaits("planned");

        waiting.isStill("plan_queued");
        assertThat(waitingOn(waiting, "kind")).isEqualTo("capacity");
        assertThat(waitingOn(waiting, "id")).isEqualTo(tenant.name());
        assertThat(waitingOn(other, "kind")).isEqualTo("approval");
        assertThat(queue()).containsExactly(slow.id(), waiting.id());
        var capacity =
                tenant.api().get("organizations/" + tenant.name() + "/capacity").is(200);
        assertThat(capacity.attribute("running").asInt()).isEqualTo(1);
        assertThat(capacity.attribute("pending").asInt()).isEqualTo(1);

        slow.cancel();
        waiting.awaits("planned");
    }

    @Test
    void aBurstOfOneOrganizationDoesNotStarveAnother() {
        var blocks = List.of(slowApply("a"), slowApply("b"));
        var crowd = tenant.workspace("crowd");
        var version = crowd.configuration(Space.HELLO, Map.of("auto-queue-runs", false, "speculative", true));
        var burst = new ArrayList<Started>();
        IntStream.range(0, 8).forEach(_ -> burst.add(crowd.startRun(version, Map.of())));
        var late = platform.tenant().workspace("network").startPlanOnlyRun(Space.HELLO);

        assertThat(burst.stream().map(QueueAcceptanceTest::place)).doesNotHaveDuplicates();
        assertThat(place(late)).isLessThanOrEqualTo(2);
        assertThat(waitingOn(late, "kind")).isEqualTo("worker");
        blocks.forEach(Started::cancel);

        late.awaits("planned_and_finished");
        burst.forEach(run -> run.awaits("planned_and_finished"));
        assertThat(burst.stream().filter(run -> started(run).isBefore(started(late))))
                .hasSizeLessThan(4);
    }

    @Test
    void aNewerPlanOnlyRunSupersedesOlderOnesWhereTheOrganizationWantsIt() {
        tenant.api()
                .patch(
                        "organizations/" + tenant.name(),
                        document("organizations", Map.of("speculative-plan-management-enabled", true)))
                .is(200);
        var blocks = List.of(slowApply("a"), slowApply("b"));
        var workspace = tenant.workspace("network");
        var first = workspace.startPlanOnlyRun(Space.HELLO);

        var second = workspace.startPlanOnlyRun(Space.HELLO);

        first.isStill("canceled");
        assertThat(first.read().related("superseded-by")).isEqualTo(second.id());
        assertThat(tenant.api()
                        .get("runs/" + first.id() + "/run-events")
                        .is(200)
                        .body())
                .contains("Superseded by " + second.id());
        blocks.forEach(Started::cancel);
        second.awaits("planned_and_finished");
    }

    /** Takes one of the two places of the worker. */
    private Started slowApply(String workspace) {
        return tenant.workspace(workspace)
                .startRun(SLOW)
                .awaits("planned")
                .confirm()
                .awaits("applying");
    }

    private List<String> queue() {
        return tenant.api()
                .get("organizations/" + tenant.name() + "/runs/queue")
                .is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(run -> run.get("id").asString())
                .toList();
    }

    private static Instant started(Started run) {
        return Instant.parse(run.plan()
                .attribute("status-timestamps")
                .get("started-at")
                .asString()
                .replace("+00:00", "Z"));
    }

    private static int place(Started run) {
        return run.read().attribute("position-in-queue").asInt();
    }

    private static String waitingOn(Started run, String member) {
        return run.read().attribute("waiting-on").get(member).asString();
    }
}
