package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.runyard.acceptance.support.Browser;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunPageAcceptanceTest {
    @BeforeEach
    void aBrowserIsNeeded() {
        assumeTrue(Browser.isInstalled(), "no Chromium here");
    }

    @Test
    void aRunIsWatchedConfirmedAndDoneWithoutLoadingThePageAgain() {
        var tenant = TestPlatform.running().tenant();
        var run = tenant.workspace("network").startRun();
        try (var browser = Browser.open()) {
            var page = browser.page();
            page.navigate(tenant.api().server() + "/app/" + tenant.name() + "/network/runs/" + run.id());
            page.getByLabel("Token").fill(tenant.api().token());
            page.getByText("Sign in").last().click();

            shows(page, "#run-head", "Needs confirmation");
            shows(page, "#plan-log", "Plan: 1 to add, 0 to change, 0 to destroy.");
            shows(page, "#plan-head", "1 to add");
            assertThat(page.locator("#plan-log .f2").count()).isPositive();

            page.locator(".confirm summary").click();
            page.locator("#confirm-comment").fill("from a browser");
            page.locator(".confirm button").click();

            shows(page, "#run-head", "Applied");
            shows(page, "#apply-log", "Apply complete!");
            shows(page, "#comments", "from a browser");
            shows(page, "#timeline", "Apply finished");
            assertThat(browser.complaints()).isEmpty();
        }
        run.awaits("applied");
    }

    @Test
    void whatHappensElsewhereShowsOnThePage() {
        var tenant = TestPlatform.running().tenant();
        var run = tenant.workspace("network").startRun().awaits("planned");
        try (var browser = Browser.open()) {
            var page = browser.page();
            page.navigate(tenant.api().server() + "/app/" + tenant.name() + "/network/runs/" + run.id());
            page.getByLabel("Token").fill(tenant.api().token());
            page.getByText("Sign in").last().click();
            shows(page, "#run-head", "Needs confirmation");

            run.discard();

            shows(page, "#run-head", "Discarded");
            assertThat(page.locator(".actions details").count()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void thePageOfARunThatIsEndedByForceTellsWhenItsProcessIsDead() {
        var tenant = TestPlatform.running().tenant();
        var run = tenant.workspace("network", Map.of("auto-apply", true)).startRun(Map.of("main.tf", """
                        resource "terraform_data" "hangs" {
                          provisioner "local-exec" {
                            command = "kill -STOP $PPID; exec sleep 41241"
                          }
                        }
                        """));
        Eventually.until("terraform hangs", RunPageAcceptanceTest::hangs, Boolean::booleanValue);
        try (var browser = Browser.at(tenant, "/workspaces/network/runs/" + run.id())) {
            var page = browser.page();
            page.locator(".cancel summary").click();
            page.getByText("Cancel this run: Terraform is told to stop").click();
            page.locator(".force-cancel summary").click();
            page.getByText("End this run now").click();

            shows(page, "#run-head", "Canceled");
            shows(page, "#run-head", "has ended terraform");
            assertThat(page.locator("#poll[data-every]").count()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static boolean hangs() {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").endsWith("sleep 41241"));
    }

    private static void shows(Page page, String part, String text) {
        page.locator(part).getByText(text).first().waitFor();
    }
}
