package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.runyard.acceptance.support.Browser;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People steer runs by pages alone, in a real browser. */
class SteeringPagesAcceptanceTest {
    private static final Map<String, String> SECRET = Map.of("main.tf", """
            variable "who" {
              default = "world"
            }
            output "greeting" {
              value = "hello ${var.who}"
            }
            output "password" {
              value     = "hush-hush"
              sensitive = true
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @BeforeEach
    void aBrowserIsNeeded() {
        assumeTrue(Browser.isInstalled(), "no Chromium here");
    }

    @Test
    void theListOfWorkspacesFollowsTheirRuns() {
        var network = tenant.workspace("network");
        tenant.workspace("quiet");
        try (var browser = Browser.at(tenant, "/workspaces")) {
            browser.shows("#live", "No runs yet");

            var run = network.startRun();
            browser.shows("#live", "Needs confirmation");
            run.discard();
            browser.shows("#live", "Discarded");

            browser.page().getByLabel("Name").fill("quiet");
            browser.page()
                    .getByText("Show", new Page.GetByTextOptions().setExact(true))
                    .click();
            browser.showsNoMore("#live", "network").shows("#live", "quiet");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aRunIsStartedByAFormAndAppliedByTheKeyboard() {
        var network = tenant.workspace("network");
        network.configuration(SECRET);
        try (var browser = Browser.at(tenant, "/workspaces/network")) {
            var page = browser.page();
            page.getByText("New run").click();
            page.getByLabel("Message").fill("Greet the moon");
            page.getByText("More options").click();
            page.getByLabel("Name").fill("who");
            page.getByLabel("Value").fill("\"moon\"");
            page.getByText("Start run").click();

            browser.shows("#run-head", "Greet the moon").shows("#run-head", "Needs confirmation");
            page.locator(".confirm summary").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type("by keys");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            browser.shows("#run-head", "Applied").shows("#comments", "by keys");

            page.locator(".trail").getByText("network").click();
            browser.shows("#live", "hello moon").shows("#live", "sensitive, not shown");
            assertThat(page.content()).doesNotContain("hush-hush");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void configurationIsGeneratedForWhatIsImported() {
        tenant.workspace("network").configuration(Map.of("main.tf", """
                import {
                  to = terraform_data.found
                  id = "found"
                }
                """));
        try (var browser = Browser.at(tenant, "/workspaces/network/runs/new")) {
            var page = browser.page();
            page.getByText("More options").click();
            page.getByLabel("Generate configuration").check();
            page.getByText("Start run").click();

            browser.shows("#run-head", "Generates configuration").shows("#run-head", "Needs confirmation");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anAnswerThatTheFormDoesNotOfferIsRefused() {
        var network = tenant.workspace("network");
        network.configuration(Space.HELLO);
        var visit = PageVisit.of(tenant.api());
        for (var answer : List.of("what=refresh", "then=apply", "what=destroy&then=nothing")) {
            var refused = visit.send(
                    "POST",
                    "/app/" + tenant.name() + "/workspaces/network/runs",
                    BodyPublishers.ofString(answer),
                    "application/x-www-form-urlencoded");

            assertThat(refused.is(422).body()).contains("The run was not started", "must be one of");
        }
        assertThat(network.runs()).isEmpty();
    }

    @Test
    void whatMakesNoSenseComesBackWithTheReasonBesideTheField() {
        tenant.workspace("network").configuration(Space.HELLO);
        try (var browser = Browser.at(tenant, "/workspaces/network/runs/new")) {
            var page = browser.page();
            page.getByLabel("Message").fill("Nonsense");
            page.getByLabel("Refresh only").check();
            page.getByText("More options").click();
            page.getByLabel("Skip it").check();
            page.getByText("Start run").click();

            browser.shows("#refresh-error", "Refresh must be true for a refresh-only run");
            assertThat(page.getByLabel("Message").inputValue()).isEqualTo("Nonsense");
            page.getByLabel("Skip it").uncheck();
            page.getByText("Start run").click();
            browser.shows("#run-head", "Refresh only");
        }
    }

    @Test
    void theQueueSaysWhyRunsWaitAndMovesOn() {
        var network = tenant.workspace("network");
        var first = network.startRun().awaits("planned");
        var second = network.startRun();
        var third = network.startRun();
        try (var browser = Browser.at(tenant, "/workspaces/network/queue")) {
            var page = browser.page();
            browser.shows("#live", "held by").shows("#live", first.id());

            first.discard();
            browser.showsNoMore("#live", first.id()).shows("#live", "Needs confirmation");

            page.locator("#" + third.id()).click();
            page.locator(".force-execute summary").click();
            page.getByText("Run this plan now").click();
            browser.shows("#run-head", "Needs confirmation");
            second.awaits("discarded");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aWorkspaceIsLockedAndUnlockedAndItsRunsWaitMeanwhile() {
        var network = tenant.workspace("network");
        try (var browser = Browser.at(tenant, "/workspaces/network")) {
            var page = browser.page();
            page.getByLabel("Reason").fill("Migration");
            network.change(Map.of("terraform-version", "~> 1.11.0"));
            browser.shows("#live", "~> 1.11.0");
            page.getByText("Lock workspace").click();
            browser.shows(".quote", "Migration");

            var run = network.startRun().isStill("pending");
            browser.shows("#live", "Pending");
            page.getByText("Unlock workspace").click();
            browser.shows("#live", "Needs confirmation");
            run.awaits("planned");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void everyPageFitsAPhone() {
        var network = tenant.workspace("a-workspace-whose-name-is-longer-than-a-phone-is-wide-or-nearly-so");
        var run = network.startRun().awaits("planned");
        network.startRun();
        var there = "/workspaces/" + network.name();
        try (var browser = Browser.at(tenant, "/workspaces")) {
            browser.page().setViewportSize(360, 740);
            for (var path : List.of(
                    "/workspaces",
                    "/runs/queue",
                    there,
                    there + "/runs",
                    there + "/runs/new",
                    there + "/runs/" + run.id(),
                    there + "/queue")) {
                browser.page().navigate(tenant.api().server() + "/app/" + tenant.name() + path);

                assertThat(browser.page().evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(360);
            }
        }
    }
}
