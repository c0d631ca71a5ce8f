package dev.runyard.acceptance.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page of its own in a real browser, which all stories of the JVM share. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Ends with the JVM, whose pipe it hangs on. */
    private static final class Running {
        static final com.microsoft.playwright.Browser CHROME = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
    }

    private final BrowserContext context = Running.CHROME.newContext();
    private final Page page = context.newPage();
    private final List<String> complaints = new ArrayList<>();

    private Browser() {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    /** Tells whether this machine has one. */
    public static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    public static Browser open() {
        return new Browser();
    }

    /** Signs in as the owner of a tenant and opens one of its pages. */
    public static Browser at(Tenant tenant, String path) {
        var browser = new Browser();
        browser.page.navigate(tenant.api().server() + "/app/" + tenant.name() + path);
        browser.page.getByLabel("Token").fill(tenant.api().token());
        browser.page.getByText("Sign in").last().click();
        browser.page.locator(".place, #run-head").first().waitFor();
        return browser;
    }

    public Page page() {
        return page;
    }

    /** Waits until a part of the page shows a text. */
    public Browser shows(String part, String text) {
        page.locator(part).getByText(text).first().waitFor();
        return this;
    }

    /** Waits until no part of the page shows a text any more. */
    public Browser showsNoMore(String part, String text) {
        page.locator(part)
                .getByText(text)
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Returns what scripts and the content policy had to say, which should be nothing. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
