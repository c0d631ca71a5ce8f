package dev.runyard.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.IdleWorker;
import dev.runyard.ui.support.PagesServer;
import dev.runyard.ui.support.Tenant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunPageTest {
    private static final Pattern POLL = Pattern.compile("hx-get=\"([^\"]+/live[^\"]+)\"");

    private final Tenant tenant = Tenant.make();
    private final Guest guest = Guest.withToken(tenant.token());

    @Test
    void theListsLeadToTheRun() {
        var run = tenant.startRun("First of all");
        tenant.startRun("Speculation", RunOptions.PLAIN.withPlanOnly(true));

        assertThat(guest.get("/app").body()).contains("href=\"" + tenant.workspaces() + "\"");
        assertThat(guest.get(tenant.workspaces()).body())
                .contains("href=\"" + tenant.page() + "\"", "href=\"" + tenant.path(run) + "\"");
        assertThat(guest.get(tenant.page()).body()).contains("href=\"" + tenant.runs() + "\"");
        assertThat(guest.get(tenant.runs()).body())
                .contains("href=\"" + tenant.path(run) + "\"", "First of all", "Plan queued")
                .doesNotContain("Speculation");
        assertThat(guest.get(tenant.runs() + "?planOnly=true").body()).contains("Speculation");
        assertThat(guest.get(tenant.runs() + "?before=" + run.id()).body()).contains("No runs yet");
    }

    @Test
    void aRunIsFollowedConfirmedAndDone() {
        var run = tenant.startRun("Add <b>three</b> servers");
        var page = guest.get(tenant.path(run));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Add &lt;b&gt;three&lt;/b&gt; servers", "Plan queued", "Waiting for a worker", "Cancel run")
                .doesNotContain("Confirm &amp; apply");

        var plan = IdleWorker.starts().prints("\u001b[32m+ server\u001b[0m <script>\n");
        var news = guest.getPart(poll(page.body()));
        assertThat(news.body())
                .contains("Planning", "<span class=\"f2\">+ server</span> &lt;script&gt;", "worker worker-1")
                .contains("hx-swap-oob=\"beforeend:#plan-log\"");

        var seen = poll(news.body());
        assertThat(guest.getPart(seen).statusCode()).isEqualTo(204);
        plan.prints("Plan: 3 to add\n");
        assertThat(guest.getPart(seen).body()).contains("Plan: 3 to add").doesNotContain("+ server", "run-head");

        plan.succeeds();
        var planned = guest.get(tenant.path(run)).body();
        assertThat(planned).contains("Needs confirmation", "Confirm &amp; apply", "Discard run", "<strong>3</strong>");

        var confirmed = guest.post(tenant.path(run) + "/actions/confirm", Map.of("comment", "go on"));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        IdleWorker.starts().prints("Apply complete!\n").succeeds();

        var applied = guest.getPart(poll(planned)).body();
        assertThat(applied).contains("Applied", "Apply complete!", "go on", "Apply finished");
        assertThat(POLL.matcher(applied).find()).isFalse();
    }

    @Test
    void whatTheRunDoesNotAllowIsRefusedWithTheReason() {
        var run = tenant.startRun("x");

        var refused = guest.post(tenant.path(run) + "/actions/confirm", Map.of());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Run was not paused for confirmation", "href=\"" + tenant.path(run) + "\"");
    }

    @Test
    void aRunningPhaseIsAskedToStop() {
        var run = tenant.startRun("x");
        var plan = IdleWorker.starts();

        guest.post(tenant.path(run) + "/actions/cancel", Map.of());
        assertThat(guest.get(tenant.path(run)).body()).contains("Stopping", "Cancel requested");
        plan.stops();

        assertThat(guest.get(tenant.path(run)).body()).contains("Canceled").doesNotContain("hx-trigger");
    }

    @Test
    void aRunThatIsEndedByForceIsFollowedUntilItsWorkerHasStopped() {
        var run = tenant.startRun("x");
        var plan = IdleWorker.starts();
        guest.post(tenant.path(run) + "/actions/cancel", Map.of());
        PagesServer.bean(JdbcClient.class)
                .sql("update run set force_cancel_available_at = force_cancel_available_at - interval '1 hour'")
                .update();

        guest.post(tenant.path(run) + "/actions/force-cancel", Map.of());

        var ended = guest.get(tenant.path(run)).body();
        assertThat(ended).contains("Canceled", "Terraform is killed as soon as worker worker-1 is reached");
        assertThat(guest.getPart(poll(ended)).statusCode()).isEqualTo(204);
        assertThatThrownBy(plan::stops).isInstanceOf(Conflict.class);
        var stopped = guest.getPart(poll(ended)).body();
        assertThat(stopped).containsPattern("<p class=\"alert[^>]*>\\s*<span>Worker worker-1 has ended terraform");
        assertThat(POLL.matcher(stopped).find()).isFalse();
    }

    @Test
    void aWaitingRunSaysWhatItWaitsFor() {
        var first = tenant.startRun("first");
        var second = tenant.startRun("second");

        assertThat(guest.get(tenant.path(second)).body())
                .contains("the workspace is held by", "href=\"" + tenant.path(first) + "\"");
    }

    @Test
    void aLongLogIsShownByItsEndsAndTheRestOnDemand() {
        var run = tenant.startRun("x");
        var plan = IdleWorker.starts();
        for (int thousand = 0; thousand < 8; thousand++) {
            var lines = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                lines.append("line ")
                        .append(thousand * 1000 + i)
                        .append(" ")
                        .append("x".repeat(90))
                        .append('\n');
            }
            plan.prints(lines.toString());
        }

        var page = guest.get(tenant.path(run)).body();
        assertThat(page).contains("line 0 ", "line 7999 ", "left out").doesNotContain("line 3000 ");
        assertThat(page.length()).isLessThan(400_000);

        var gap = Pattern.compile("hx-get=\"([^\"]+/plan/log[^\"]+)\"").matcher(page);
        assertThat(gap.find()).isTrue();
        var more = guest.getPart(gap.group(1).replace("&amp;", "&")).body();
        assertThat(more).contains("line 1000 ", "left out");

        assertThat(guest.get(tenant.path(run) + "/plan/log.txt").body())
                .startsWith("Terraform v1.11.4")
                .contains("line 3000 ")
                .endsWith("x\n");
    }

    @Test
    void peopleComment() {
        var run = tenant.startRun("x");

        guest.post(tenant.path(run) + "/comments", Map.of("body", "<i>hm</i>"));

        assertThat(guest.get(tenant.path(run)).body())
                .contains("&lt;i&gt;hm&lt;/i&gt;", tenant.owner().username());
        assertThat(guest.post(tenant.path(run) + "/comments", Map.of("body", " "))
                        .statusCode())
                .isEqualTo(422);
    }

    private static String poll(String page) {
        var poll = POLL.matcher(page);
        assertThat(poll.find()).isTrue();
        return poll.group(1).replace("&amp;", "&");
    }
}
