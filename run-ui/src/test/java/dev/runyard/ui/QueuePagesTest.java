package dev.runyard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.persistence.run.RunOptions;
import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.IdleWorker;
import dev.runyard.ui.support.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueuePagesTest {
    private final Tenant tenant = Tenant.make();
    private final Guest guest = Guest.withToken(tenant.token());
    private final String queue = tenant.page() + "/queue";

    @Test
    void theQueueOfAWorkspaceSaysWhoHoldsItWhoWaitsAndForWhat() {
        assertThat(guest.get(queue).body()).contains("Nothing runs here");
        var holder = tenant.startRun("The holder");
        tenant.startRun("The second");
        tenant.startRun("The third");
        tenant.startRun("A glance", RunOptions.PLAIN.withPlanOnly(true));

        assertThat(guest.get(queue).body())
                .containsSubsequence(
                        "Holds the workspace", "The holder", "Waiting for a worker since", "Waiting for its turn")
                .containsSubsequence(">1</span>", "The second", "held by", "href=\"" + tenant.path(holder) + "\"")
                .containsSubsequence(">2</span>", "The third", "Beside the queue", "A glance");
    }

    @Test
    void whoeverWaitsIsOnOneOfThePages() {
        tenant.startRun("The holder");
        for (int i = 1; i <= 52; i++) {
            tenant.startRun("Waits " + i + ".");
            tenant.startRun("Glances " + i + ".", RunOptions.PLAIN.withPlanOnly(true));
        }

        var first = guest.get(queue).body();
        assertThat(first)
                .contains("The holder", "Waits 1.", "Waits 50.", "Glances 1.", "Glances 50.")
                .doesNotContain("Waits 51.", "Glances 51.");
        assertThat(first).contains("href=\"" + queue + "?page=2\"", "href=\"" + queue + "?beside=2\"");
        assertThat(guest.get(queue + "?page=2").body())
                .contains("The holder", ">51</span>", "Waits 51.", "Waits 52.", "Glances 1.")
                .contains("href=\"" + queue + "?beside=2&amp;page=2\"")
                .doesNotContain("Waits 50.");
        assertThat(guest.get(queue + "?beside=2").body()).contains("Waits 1.", "Glances 52.");
        assertThat(guest.get(queue + "?page=3").body()).contains("href=\"" + queue + "?page=2\"");
    }

    @Test
    void whatWaitsIsEndedAtOnce() {
        var holder = tenant.startRun("The holder");
        var second = tenant.startRun("The second");
        var third = tenant.startRun("The third");

        var ended = guest.post(queue + "/actions/cancel", Map.of());

        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(guest.get(queue).body()).contains("The holder").doesNotContain("The second", "The third");
        assertThat(guest.get(tenant.path(second)).body()).contains("Canceled");
        assertThat(guest.get(tenant.path(third)).body()).contains("Canceled");
        assertThat(guest.get(tenant.path(holder)).body()).contains("Plan queued");
    }

    @Test
    void theQueueOfAnOrganizationHasAllItsWorkspaces() {
        var path = "/app/" + tenant.organization().name() + "/runs/queue";
        assertThat(guest.get(path).body()).contains("Nothing runs here");
        var run = tenant.startRun("The holder");
        tenant.startRun("The second");

        assertThat(guest.get(path).body())
                .contains("href=\"" + tenant.path(run) + "\"", "href=\"" + tenant.page() + "\"")
                .containsSubsequence("The holder", "Waiting for a worker since", "The second", "held by");
        assertThat(Guest.withToken(Tenant.make().token()).get(path).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRunIsRunNowInsteadOfTheOneThatWaitsForADecision() {
        var holder = tenant.startRun("The holder");
        IdleWorker.starts().succeeds();
        var second = tenant.startRun("The second");
        var third = tenant.startRun("The third");
        assertThat(guest.get(tenant.path(third)).body())
                .contains("Run this plan now", "Its place in the queue is 2.")
                .doesNotContain("force-execute-comment");

        guest.post(tenant.path(third) + "/actions/force-execute", Map.of());

        assertThat(guest.get(tenant.path(holder)).body()).contains("Discarded");
        assertThat(guest.get(tenant.path(second)).body()).contains("Canceled");
        assertThat(guest.get(tenant.path(third)).body())
                .contains("Plan queued", "Run to be executed now")
                .doesNotContain("Run this plan now");
    }

    @Test
    void aPlanOnlyRunThatFailedIsRetried() {
        var run = tenant.startRun("A glance", RunOptions.PLAIN.withPlanOnly(true));
        assertThat(guest.post(tenant.path(run) + "/actions/retry", Map.of()).statusCode())
                .isEqualTo(409);
        guest.post(tenant.path(run) + "/actions/cancel", Map.of());

        var retried = guest.post(tenant.path(run) + "/actions/retry", Map.of("comment", "once more"));

        assertThat(retried.statusCode()).isEqualTo(303);
        var again = retried.headers().firstValue("Location").orElseThrow();
        assertThat(again).doesNotEndWith(run.id().value());
        assertThat(guest.get(again).body()).contains("A glance", "Plan queued");
        assertThat(guest.get(tenant.path(run)).body()).contains("Run retried", "once more");
    }

    @Test
    void aRunIsCanceledByForceOnlyLongAfterItWasCanceled() {
        var run = tenant.startRun("x");
        IdleWorker.starts();
        guest.post(tenant.path(run) + "/actions/cancel", Map.of());

        var tooSoon = guest.post(tenant.path(run) + "/actions/force-cancel", Map.of());

        assertThat(tooSoon.statusCode()).isEqualTo(409);
        assertThat(tooSoon.body()).contains("cool-off period");
        assertThat(guest.get(tenant.path(run)).body()).doesNotContain("End this run now");
    }
}
