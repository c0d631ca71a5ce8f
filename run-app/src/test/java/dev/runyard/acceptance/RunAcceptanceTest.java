package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunAcceptanceTest {
    private static final Map<String, String> SLOW = Map.of("main.tf", """
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "echo under way; sleep 30"
              }
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aRunPlansWaitsForApprovalAndApplies() {
        var workspace = tenant.workspace("network");

        var run = workspace.startRun().awaits("planned");
        assertThat(run.read().attribute("has-changes").asBoolean()).isTrue();
        assertThat(run.plan().attribute("resource-additions").asInt()).isEqualTo(1);
        assertThat(run.read().attribute("actions").get("is-confirmable").asBoolean())
                .isTrue();

        run.confirm().awaits("applied");
        assertThat(run.apply().attribute("resource-additions").asInt()).isEqualTo(1);
        assertThat(workspace.outputs()).containsEntry("greeting", "hello world");
        assertThat(run.events())
                .containsExactly(
                        "queue_plan",
                        "start_plan",
                        "finish_plan",
                        "confirm",
                        "queue_apply",
                        "start_apply",
                        "finish_apply");
    }

    @Test
    void theSecondRunWaitsForTheFirst() {
        var workspace = tenant.workspace("network");
        var first = workspace.startRun();
        var second = workspace.startRun();

        first.awaits("planned");
        second.isStill("pending");
        first.confirm().awaits("applied");

        second.awaits("planned_and_finished");
    }

    @Test
    void aDiscardedRunMakesRoomForTheNext() {
        var workspace = tenant.workspace("network");
        var first = workspace.startRun().awaits("planned");
        var second = workspace.startRun();

        first.discard().awaits("discarded");

        second.awaits("planned");
        assertThat(first.apply().attribute("status").asString()).isEqualTo("unreachable");
    }

    @Test
    void aPlanOnlyRunGoesBesideTheQueueAndIsAbsentFromTheList() {
        var workspace = tenant.workspace("network");
        var first = workspace.startRun().awaits("planned");

        var speculative = workspace.startPlanOnlyRun(Space.HELLO).awaits("planned_and_finished");

        first.isStill("planned");
        assertThat(speculative.read().attribute("plan-only").asBoolean()).isTrue();
        assertThat(workspace.runs()).containsExactly(first.id());
    }

    @Test
    void anAutoApplyingWorkspaceAppliesByItselfUnlessTheRunSaysOtherwise() {
        var workspace = tenant.workspace("auto", Map.of("auto-apply", true));

        workspace
                .startRun(workspace.configuration(Space.HELLO), Map.of("auto-apply", false))
                .awaits("planned")
                .discard();
        workspace.startRun().awaits("applied");
    }

    @Test
    void runsOfAWorkspaceGoStrictlyOneAfterAnother() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var first = workspace.startRun(Map.of("main.tf", "output \"a\" {\n value = 1\n}\n"));
        var second = workspace.startRun(Map.of("main.tf", "output \"a\" {\n value = 2\n}\n"));
        var third = workspace.startRun(Map.of("main.tf", "output \"a\" {\n value = 3\n}\n"));

        List.of(first, second, third).forEach(run -> run.awaits("applied"));

        assertThat(workspace.outputs()).containsEntry("a", "3");
    }

    @Test
    void aVariableChangedAfterQueueingTouchesLaterRunsOnly() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var variable = workspace.variable("who", "first").id();
        var blocking = workspace
                .startRun(workspace.configuration(Space.HELLO), Map.of("auto-apply", false))
                .awaits("planned");
        var queued = workspace.startRun();

        workspace
                .api()
                .patch(
                        "workspaces/" + workspace.id() + "/vars/" + variable,
                        Map.of("data", Map.of("type", "vars", "attributes", Map.of("value", "second"))))
                .is(200);
        var later = workspace.startRun();
        blocking.discard();

        queued.awaits("applied");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello first");
        later.awaits("applied");
        assertThat(workspace.outputs()).containsEntry("greeting", "hello second");
    }

    @Test
    void aRunningApplyIsStoppedCleanlyAndItsStateKept() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var run = workspace.startRun(Map.of("main.tf", """
                resource "terraform_data" "first" {}
                resource "terraform_data" "slow" {
                  depends_on = [terraform_data.first]
                  provisioner "local-exec" {
                    command = "echo under way; sleep 60"
                  }
                }
                output "first" {
                  value = "kept"
                }
                """));
        run.awaitsInApplyLog("under way");

        run.cancel().awaits("canceled");

        assertThat(run.apply().attribute("status").asString()).isEqualTo("canceled");
        var state = workspace
                .api()
                .get("workspaces/" + workspace.id() + "/current-state-version")
                .is(200);
        var download =
                workspace.api().get(state.attribute("hosted-state-download-url").asString());
        assertThat(download.is(200).body()).contains("\"first\"");
        assertThat(run.applyLog()).contains("Interrupt").endsWith("\u0003");
        workspace.startRun().awaits("applied");
    }

    @Test
    void aRunningPlanIsStopped() {
        var workspace = tenant.workspace("network");
        var run = workspace.startRun(Map.of("main.tf", """
                data "external" "never" {
                  program = ["sh", "-c", "sleep 60"]
                }
                """));
        run.awaits("errored");
        var slow = workspace.startRun(SLOW).awaits("planned");
        slow.ask("cancel").is(409);
        slow.discard();
    }

    @Test
    void aBrokenConfigurationEndsInAnErrorThatItsLogTells() {
        var workspace = tenant.workspace("network");

        var run = workspace
                .startRun(Map.of("main.tf", "resource \"terraform_data\" {\n"))
                .awaits("errored");

        assertThat(run.planLog()).contains("Error").endsWith("\u0003");
        assertThat(run.plan().attribute("status").asString()).isEqualTo("errored");
    }

    @Test
    void theStateOfAFailedApplyIsKept() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));

        workspace.startRun(Map.of("main.tf", """
                        resource "terraform_data" "good" {}
                        resource "terraform_data" "bad" {
                          depends_on = [terraform_data.good]
                          provisioner "local-exec" {
                            command = "exit 3"
                          }
                        }
                        """)).awaits("errored");

        var state = workspace
                .api()
                .get("workspaces/" + workspace.id() + "/current-state-version")
                .is(200);
        assertThat(state.attribute("status").asString()).isEqualTo("finalized");
    }

    @Test
    void theLogCanBeReadByOffsetsWhileItGrows() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var run = workspace.startRun(Map.of("main.tf", """
                resource "terraform_data" "slow" {
                  provisioner "local-exec" {
                    command = "for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; sleep 0.1; done"
                  }
                }
                """));
        run.awaitsInApplyLog("line 3");
        var url = run.apply().attribute("log-read-url").asString();
        var api = workspace.api().with(null);

        var read = new StringBuilder();
        while (!read.toString().endsWith("\u0003")) {
            read.append(api.get(url + "?limit=50&offset="
                            + read.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .is(200)
                    .body());
        }

        assertThat(read).startsWith("\u0002Terraform v").contains("line 10");
        assertThat(run.applyLog()).isEqualTo(read.toString());
        assertThat(api.get(url + "?limit=50&offset=100000").is(200).body()).isEmpty();
    }

    @Test
    void peopleCanCommentOnARun() {
        var run = tenant.workspace("network").startRun();

        tenant.api()
                .post(
                        "runs/" + run.id() + "/comments",
                        Map.of("data", Map.of("type", "comments", "attributes", Map.of("body", "Looks good."))))
                .is(201);

        assertThat(tenant.api().get("runs/" + run.id() + "/comments").is(200).body())
                .contains("Looks good.");
    }

    @Test
    void whatARunsStatusDoesNotAllowIsRefused() {
        var run = tenant.workspace("network").startRun().awaits("planned");
        run.discard().awaits("discarded");

        assertThat(run.ask("apply").is(409).body()).contains("Run was not paused for confirmation; apply not allowed.");
        run.ask("discard").is(409);
        run.ask("cancel").is(409);
    }
}
