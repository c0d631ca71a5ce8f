package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Browser;
import dev.runyard.acceptance.support.Login;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code terraform login} and {@code terraform logout}. */
class LoginAcceptanceTest {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/app/oauth/authorization\\?[^\\s']+");

    /** Where the CLI listens. */
    private static final Pattern CLI = Pattern.compile("http://localhost:100\\d\\d/login\\?.*");

    private final ApiClient person = TestPlatform.running().stranger();
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
            browser.shows("#who", username());
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
        assertThat(descriptions()).contains("terraform login");

        try (var browser = Browser.open()) {
            browser.page().navigate(person.server() + "/app/settings/tokens");
            browser.page().getByLabel("Token").fill(person.token());
            browser.page().getByText("Sign in").last().click();
            browser.shows(".rows", "terraform login");
            assertThat(browser.complaints()).isEmpty();
        }

        assertThat(cli.run("logout", cli.host()).output()).contains("Success!");
        assertThat(cli.run("plan", "-no-color").output()).contains("Required token could not be found");
        assertThat(descriptions()).as("as HCP Terraform does").contains("terraform login");
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
        assertThat(descriptions()).doesNotContain("terraform login");
    }

    @Test
    void thePageNamesWhoAsksAndAsWhomAndTheAnswerComesBackWithItsState() {
        var login = new Login(person);
        var visit = PageVisit.of(person);

        var page = login.isAsked(visit).is(200);
        assertThat(page.body())
                .contains(
                        "Terraform CLI",
                        "localhost:10003",
                        username(),
                        person.server().getAuthority());
        assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://localhost:10003;", "frame-ancestors 'none'");

        var allowed = login.isAnswered(visit, "allow").is(303);
        assertThat(allowed.raw().headers().firstValue("Location").orElseThrow())
                .startsWith("http://localhost:10003/login?");
        assertThat(Login.told(allowed)).containsOnlyKeys("code", "state").containsEntry("state", "4f & sons");
        assertThat(Login.told(login.isAnswered(visit, "deny").is(303)))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "4f & sons");
    }

    @Test
    void aCodeGivesATokenThatItsUserCanRevoke() {
        var login = new Login(person);

        var token = login.redeem(login.isAllowed(PageVisit.of(person))).is(200);

        assertThat(token.contentType()).startsWith("application/json");
        assertThat(token.raw().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
        assertThat(token.json().get("token_type").asString()).isEqualTo("bearer");
        var cli = person.with(token.json().get("access_token").asString());
        assertThat(cli.get("account/details").is(200).id()).isEqualTo(userId());
        var made = person.get("users/" + userId() + "/authentication-tokens").is(200);
        var id = made.ids().get(made.each("description").indexOf("terraform login"));
        person.delete("authentication-tokens/" + id).is(204);
        cli.get("account/details").is(401);
    }

    @Test
    void theirTokensAreOnAPageWherePeopleRevokeThem() {
        var login = new Login(person);
        var visit = PageVisit.of(person);
        var cli = person.with(login.redeem(login.isAllowed(visit))
                .is(200)
                .json()
                .get("access_token")
                .asString());
        var path = "/app/settings/tokens";
        assertThat(visit.send("GET", path, BodyPublishers.noBody(), "text/plain")
                        .is(200)
                        .body())
                .contains("terraform login", "never used");
        var made = person.get("users/" + userId() + "/authentication-tokens").is(200);
        var id = made.ids().get(made.each("description").indexOf("terraform login"));

        var stranger = PageVisit.of(TestPlatform.running().stranger());
        stranger.send("POST", path + "/" + id + "/actions/revoke", BodyPublishers.noBody(), "text/plain")
                .is(404);
        cli.get("account/details").is(200);
        visit.send("POST", path + "/" + id + "/actions/revoke", BodyPublishers.noBody(), "text/plain")
                .is(303);

        cli.get("account/details").is(401);
    }

    @Test
    void aCodeThatIsShownAgainGivesNothingAndEndsTheTokenThatItGave() {
        var login = new Login(person);
        var code = login.isAllowed(PageVisit.of(person));
        var cli = person.with(
                login.redeem(code).is(200).json().get("access_token").asString());
        cli.get("account/details").is(200);

        var again = login.redeem(code).is(400);

        assertThat(again.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(again.json().get("error_description").asString()).contains("used before");
        cli.get("account/details").is(401);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, 0123456789012345678901234567890123456789abc, invalid_grant, code_verifier does not match",
        "code_verifier, short, invalid_grant, code_verifier does not match",
        "redirect_uri, http://localhost:10004/login, invalid_grant, redirect_uri is not the one",
        "client_id, terraform, invalid_client, client_id must be terraform-cli",
        "code, nonsense, invalid_grant, The code is unknown",
        "code, '', invalid_request, code is missing",
        "code_verifier, '', invalid_request, code_verifier is missing",
        "grant_type, password, unsupported_grant_type, grant_type must be authorization_code",
    })
    void whatDoesNotFitItsCodeIsRefused(String parameter, String value, String error, String description) {
        var login = new Login(person);

        var refused = login.redeem(login.isAllowed(PageVisit.of(person)), Map.of(parameter, value))
                .is(400);

        assertThat(refused.json().get("error").asString()).isEqualTo(error);
        assertThat(refused.json().get("error_description").asString()).contains(description);
        assertThat(descriptions()).doesNotContain("terraform login");
    }

    @Test
    void aFailedTryUsesTheCodeUp() {
        var login = new Login(person);
        var code = login.isAllowed(PageVisit.of(person));
        login.redeem(code, Map.of("code_verifier", "0123456789012345678901234567890123456789abc"))
                .is(400);

        assertThat(login.redeem(code).is(400).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeIsReadFromTheBodyOfAFormAlone() {
        var nobody = person.with(null);
        var inAddress = "/oauth/token?client_id=terraform-cli&grant_type=authorization_code&code=x"
                + "&redirect_uri=http%3A%2F%2Flocalhost%3A10003%2Flogin&code_verifier=x";
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");

        assertThat(nobody.send("POST", inAddress, BodyPublishers.ofString("client_id=terraform-cli"), form)
                        .is(400)
                        .json()
                        .get("error_description")
                        .asString())
                .isEqualTo("code is missing");
        nobody.send("POST", "/oauth/token", BodyPublishers.noBody(), form).is(400);
        nobody.send("POST", "/oauth/token", BodyPublishers.ofString("{}"), Map.of("Content-Type", "application/json"))
                .is(415);
        nobody.get("/oauth/token").is(405);
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "scope, everything, invalid_scope",
    })
    void theCliIsToldWhatIsWrongWithItsRequest(String parameter, String value, String error) {
        var login = new Login(person).with(parameter, value);
        var visit = PageVisit.of(person);

        for (var answer : List.of(login.isAsked(visit), login.isAnswered(visit, "allow"))) {
            assertThat(Login.told(answer.is(303))).containsEntry("error", error).containsEntry("state", "4f & sons");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, somebody",
        "client_id, ''",
        "redirect_uri, ''",
        "redirect_uri, https://evil.example/login",
        "redirect_uri, http://localhost.evil.example:10000/login",
        "redirect_uri, http://localhost:9999/login",
        "redirect_uri, http://localhost:10011/login",
        "redirect_uri, http://localhost:10000/elsewhere",
        "redirect_uri, http://localhost:10000@evil.example/login",
        "redirect_uri, http://127.0.0.1:10000/login",
    })
    void nobodyElseIsSentAnything(String parameter, String value) {
        var login = new Login(person).with(parameter, value);
        var visit = PageVisit.of(person);

        for (var answer : List.of(login.isAsked(visit), login.isAnswered(visit, "allow"))) {
            assertThat(answer.is(400).raw().headers().firstValue("Location")).isEmpty();
            assertThat(answer.body()).contains("does not come from").doesNotContain("decision");
        }
    }

    @Test
    void anotherSiteCannotAllowItInTheNameOfAPerson() {
        var login = new Login(person);

        login.isAnswered(PageVisit.withCookie(person, "runyard_session=forged"), "allow")
                .is(302);
        login.isAnswered(PageVisit.of(person).fromAnotherSite(), "allow").is(403);
        login.isAnswered(PageVisit.of(person).withoutFormToken(), "allow").is(403);
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

    private String userId() {
        return person.get("account/details").is(200).id();
    }

    private String username() {
        return person.get("account/details").is(200).attribute("username").asString();
    }

    private List<String> descriptions() {
        return person.get("users/" + userId() + "/authentication-tokens")
                .is(200)
                .each("description");
    }
}
