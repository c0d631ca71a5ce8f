package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.runyard.acceptance.support.Browser;
import dev.runyard.acceptance.support.TestPlatform;
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

    private static void shows(Page page, String part, String text) {
        page.locator(part).getByText(text).first().waitFor();
    }
}
