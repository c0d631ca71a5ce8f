package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.acceptance.support.Account;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Browser;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code terraform login} and {@code terraform logout}. */
class LoginAcceptanceTest {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/app/oauth/authorization\\?[^\\s']+");

    /** Where the CLI listens. */
    private static final Pattern CLI = Pattern.compile("http://localhost:100\\d\\d/login\\?.*");

    private final ApiClient person = TestPlatform.running().stranger();
    private final Account account = new Account(person);
    private final Tenant tenant = TestPlatform.running().tenant(person);

    @Test
    void aPersonSignsTheCliInWithABrowserAndOutAgain() {
        assumeTrue(Browser.isInstalled(), "no Chromium here");
        var cli = TerraformCli.signedOut(tenant, "cli", Space.HELLO);
        assertThat(cli.run("init", "-no-color").output()).contains("Required token could not be found");

        var login = asking(cli);
        try (var browser = Browser.open()) {
            browser.page().navigate(address(login));
            browser.page().getByLabel("Token").fill(person.token());
            browser.page().getByText("Sign in").last().click();
            browser.shows("form", "The Terraform CLI on this computer");
            browser.shows("#who", account.username());
            var told = browser.page()
                    .waitForResponse(
                            CLI,
                            () -> browser.page().locator("button[value=allow]").click());
            assertThat(told.url()).contains("code=", "state=");

            var ended = login.ends();
            assertThat(ended.output()).contains("Success! Terraform has obtained and saved an API token");
            assertThat(ended.exitCode()).isZero();
        }

        assertThat(cli.run("init", "-no-color").exitCode()).isZero();
        assertThat(cli.run("plan", "-no-color").output()).contains("Plan: 1 to add");
        assertThat(account.tokens()).contains("terraform login");

        try (var browser = Browser.open()) {
            browser.page().navigate(person.server() + "/app/settings/tokens");
            browser.page().getByLabel("Token").fill(person.token());
            browser.page().getByText("Sign in").last().click();
            browser.shows(".rows", "terraform login");
            assertThat(browser.complaints()).isEmpty();
        }

        assertThat(cli.run("logout", cli.host()).output()).contains("Success!");
        assertThat(cli.run("plan", "-no-color").output()).contains("Required token could not be found");
        assertThat(account.tokens()).as("as HCP Terraform does").contains("terraform login");
    }

    @Test
    void aPersonSaysNoAndTheCliGetsNothing() {
        assumeTrue(Browser.isInstalled(), "no Chromium here");
        var cli = TerraformCli.signedOut(tenant, "cli", Space.HELLO);

        var login = asking(cli);
        try (var browser = Browser.open()) {
            browser.page().navigate(address(login));
            browser.page().getByLabel("Token").fill(person.token());
            browser.page().getByText("Sign in").last().click();
            var told = browser.page()
                    .waitForResponse(CLI, () -> browser.page().getByText("Deny").click());
            assertThat(told.url()).contains("error=access_denied", "state=");
        }

        // Terraform 1.11 does not understand a no, and waits on.
        login.kill();
        assertThat(account.tokens()).doesNotContain("terraform login");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTokenInTheEnvironmentOrInAFileWillDoAsWell(boolean environment) throws IOException {
        var cli = TerraformCli.signedOut(tenant, "cli", Space.HELLO);
        if (environment) {
            cli.environment("TF_TOKEN_" + cli.host(), person.token());
        } else {
            var token = "{\"token\":\"" + person.token() + "\"}";
            Files.writeString(cli.credentialsFile(), "{\"credentials\":{\"" + cli.host() + "\":" + token + "}}");
        }

        assertThat(cli.run("init", "-no-color").exitCode()).isZero();
        assertThat(cli.run("plan", "-no-color").output()).contains("Plan: 1 to add");
    }

    private static TerraformCli.Running asking(TerraformCli cli) {
        return cli.start("login", cli.host())
                .prints("Enter a value:")
                .answer("yes")
                .prints("will now wait for the host");
    }

    private static String address(TerraformCli.Running login) {
        var found = ADDRESS.matcher(login.output());
        assertThat(found.find()).as(login.output()).isTrue();
        return found.group();
    }
}
