package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunActionAcceptanceTest {
    private static final Map<String, String> BROKEN = Map.of("main.tf", "resource \"terraform_data\" {\n");

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aWaitingRunIsExecutedNow() {
        var workspace = tenant.workspace("network");
        var current = workspace.startRun().awaits("planned");
        var before = workspace.startRun();
        var run = workspace.startRun();
        var after = workspace.startRun();

        tenant.api().post("runs/" + run.id() + "/actions/force-execute").is(202);

        current.isStill("discarded");
        before.isStill("canceled");
        run.awaits("planned");
        after.isStill("pending");
        assertThat(run.events()).startsWith("force_execute", "queue_plan");
        assertThat(current.events()).endsWith("discard");
    }

    @Test
    void aRunThatCannotBeExecutedNowIsRefusedAsDocumented() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var current = workspace.startRun(SLOW);
        var waiting = workspace.startRun();
        current.awaits("applying");

        assertThat(current.ask("force-execute").is(403).body()).contains("Run is not pending");
        assertThat(waiting.ask("force-execute").is(409).body())
                .contains("The run locking the workspace was not in a discardable state.");
        tenant.api().post("runs/run-nonexisting/actions/force-execute").is(404);
        waiting.isStill("pending").cancel();
        current.cancel().awaits("canceled");

        lock(workspace);
        var locked = workspace.startRun();
        locked.ask("force-execute").is(403);
        locked.isStill("pending").discard();
    }

    @Test
    void aFailedPlanOnlyRunIsRetriedWithTheVariablesOfNow() {
        var workspace = tenant.workspace("network");
        var failed = workspace.startPlanOnlyRun(Map.of("main.tf", """
                        variable "who" {
                          validation {
                            condition     = var.who == "here"
                            error_message = "Not the one."
                          }
                        }
                        """)).awaits("errored");
        workspace.variable("who", "here");

        var made = failed.ask("retry").is(201);

        var retried = workspace.run(made.id()).awaits("planned_and_finished");
        assertThat(retried.read().attribute("plan-only").asBoolean()).isTrue();
        assertThat(retried.read().related("configuration-version"))
                .isEqualTo(failed.read().related("configuration-version"));
        failed.isStill("errored");
        assertThat(failed.events()).endsWith("fail", "retry");
        assertThat(comments(failed.id())).contains("from a test");
        assertThat(retried.ask("retry").is(409).body()).contains("retry not allowed");
    }

    @Test
    void onlyPlanOnlyRunsAreRetried() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun(BROKEN).awaits("errored");

        run.ask("retry").is(409);
        TestPlatform.running()
                .stranger()
                .post("runs/" + run.id() + "/actions/retry")
                .is(404);

        var speculative = workspace.startPlanOnlyRun(BROKEN).awaits("errored");
        var again = tenant.api()
                .post("runs/" + speculative.id() + "/actions/retry", Map.of("terraform-version", "0.0.1"))
                .is(201);
        assertThat(again.attribute("terraform-version").asString()).isEqualTo("0.0.1");
        workspace.run(again.id()).awaits("errored");
        tenant.api()
                .post("runs/" + speculative.id() + "/actions/retry", Map.of("terraform-version", 7))
                .is(422);
    }

    @Test
    void allThatWaitsInAWorkspaceIsEndedTogether() {
        var workspace = tenant.workspace("network");
        var current = workspace.startRun().awaits("planned");
        var first = workspace.startRun();
        var second = workspace.startRun();

        var canceled = end(workspace, "cancel-pending-runs").is(200);

        assertThat(canceled.attribute("count").asInt()).isEqualTo(2);
        assertThat(canceled.attribute("more").asBoolean()).isFalse();
        assertThat(canceled.json()
                        .at("/data/relationships/runs/data")
                        .valueStream()
                        .map(run -> run.get("id").asString()))
                .containsExactly(first.id(), second.id());
        first.isStill("canceled");
        assertThat(comments(second.id())).contains("clean up");
        current.isStill("planned");

        var third = workspace.startRun();
        assertThat(end(workspace, "discard-pending-runs")
                        .is(200)
                        .attribute("count")
                        .asInt())
                .isEqualTo(1);
        third.isStill("discarded");
        assertThat(end(workspace, "cancel-pending-runs")
                        .is(200)
                        .attribute("count")
                        .asInt())
                .isZero();
        TestPlatform.running()
                .stranger()
                .post("workspaces/" + workspace.id() + "/actions/cancel-pending-runs")
                .is(404);
    }

    @Test
    void aLockHoldsRunsButNotThoseThatOnlyPlan() {
        var workspace = tenant.workspace("network");
        lock(workspace);

        var waiting = workspace.startRun();
        var speculative = workspace.startPlanOnlyRun(Space.HELLO).awaits("planned_and_finished");
        waiting.isStill("pending");
        assertThat(speculative.read().attribute("plan-only").asBoolean()).isTrue();

        tenant.api().post("workspaces/" + workspace.id() + "/actions/unlock").is(200);
        waiting.awaits("planned").confirm().awaits("applied");
    }

    @Test
    void aWorkspaceCannotBeLockedWhileARunHoldsIt() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun().awaits("planned");

        var refused = tenant.api()
                .post("workspaces/" + workspace.id() + "/actions/lock", Map.of("reason", "repairs"))
                .is(409);
        assertThat(refused.body()).contains("is locked by Run");

        run.confirm().awaits("applied");
        lock(workspace);
    }

    @Test
    void whoDidWhatIsTold() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun().awaits("planned");
        run.confirm().awaits("applied");
        var me = tenant.api().get("account/details").is(200).id();

        var events =
                tenant.api().get("runs/" + run.id() + "/run-events").is(200).json();

        assertThat(actor(events, "confirm")).isEqualTo(me);
        assertThat(run.read().attribute("status-timestamps").propertyNames())
                .contains(
                        "plan-queueable-at",
                        "plan-queued-at",
                        "planning-at",
                        "planned-at",
                        "confirmed-at",
                        "apply-queued-at",
                        "applying-at",
                        "applied-at");
    }

    @Test
    void anOrganizationsTokenActsOnNoRun() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun().awaits("planned");
        var token = tenant.api()
                .post("organizations/" + tenant.name() + "/authentication-token")
                .is(201)
                .attribute("token")
                .asString();
        var organization = tenant.api().with(token);

        organization.post("runs/" + run.id() + "/actions/apply").is(403);
        organization.post("runs/" + run.id() + "/actions/discard").is(403);
        for (String action : new String[] {"cancel", "force-cancel", "force-execute", "retry"}) {
            organization.post("runs/" + run.id() + "/actions/" + action).is(404);
        }
        var shown = organization.get("runs/" + run.id()).is(200).attribute("permissions");
        assertThat(shown.get("can-force-cancel").asBoolean()).isFalse();
        assertThat(shown.get("can-apply").asBoolean()).isFalse();
    }

    @Test
    void aCommentThatIsTooLongIsRefusedAndTheRunStaysAsItIs() {
        var run = tenant.workspace("network").startRun().awaits("planned");

        var refused = tenant.api()
                .post("runs/" + run.id() + "/actions/apply", Map.of("comment", "x".repeat(10_001)))
                .is(422);

        assertThat(refused.pointer()).isEqualTo("/data/attributes/comment");
        run.isStill("planned").discard();
    }

    private static final Map<String, String> SLOW = Map.of("main.tf", """
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "sleep 60"
              }
            }
            """);

    private void lock(Space workspace) {
        tenant.api()
                .post("workspaces/" + workspace.id() + "/actions/lock", Map.of("reason", "repairs"))
                .is(200);
    }

    private Answer end(Space workspace, String action) {
        return tenant.api().post("workspaces/" + workspace.id() + "/actions/" + action, Map.of("comment", "clean up"));
    }

    private String comments(String run) {
        return tenant.api().get("runs/" + run + "/comments").is(200).body();
    }

    private static String actor(JsonNode events, String action) {
        return events.at("/data")
                .valueStream()
                .filter(event -> event.at("/attributes/action").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .at("/relationships/actor/data/id")
                .asString();
    }
}
