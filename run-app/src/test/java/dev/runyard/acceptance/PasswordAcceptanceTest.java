package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Browser;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in to the pages with a password that the site admin gave them, and that they change. */
class PasswordAcceptanceTest {
    private static final String FIRST = "correct horse, größer";
    private static final String SECOND = "battery staple, größer";

    private final ApiClient admin = TestPlatform.running().admin();
    private final ApiClient person = TestPlatform.running().stranger();
    private final Answer account = person.get("account/details").is(200);
    private final String username = account.attribute("username").asString();

    @Test
    void aPersonSignsInWithAPasswordInABrowser() {
        assumeTrue(Browser.isInstalled(), "no Chromium here");
        give(FIRST).is(200);
        try (var browser = Browser.open()) {
            var page = browser.page();
            page.navigate(person.server() + "/app");
            page.getByLabel("Username").fill(username);
            page.getByLabel("Password").fill(FIRST);
            page.locator("button.primary").click();

            browser.shows(".visitor", username);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theNameMayBeTheAddressAndTheWrongPasswordIsNone() {
        give(FIRST).is(200);

        signIn(username.toUpperCase(java.util.Locale.ROOT), FIRST).is(303);
        signIn(account.attribute("email").asString(), FIRST).is(303);
        assertThat(signIn(username, SECOND).is(401).body()).contains("Nobody can sign in with this");
        signIn(username, "").is(401);
        signIn("nobody-of-that-name", FIRST).is(401);
        signIn(username, "x".repeat(5000)).is(401);
    }

    @Test
    void whoHasNoPasswordCannotSignInWithOneNorGiveItToThemselves() {
        signIn(username, "").is(401);
        assertThat(change("", FIRST, FIRST).is(422).error()).contains("Current password is invalid");
        signIn(username, FIRST).is(401);
    }

    @Test
    void aChangedPasswordEndsTheSessionsOfTheOneBefore() {
        give(FIRST).is(200);
        var visit = session(signIn(username, FIRST));
        visit.send("GET", "/app", BodyPublishers.noBody(), "text/plain").is(200);

        change(SECOND, SECOND, SECOND).is(422);
        assertThat(change(FIRST, SECOND, "another").is(422).pointer()).endsWith("/password_confirmation");
        assertThat(change(FIRST, "short", "short").is(422).pointer()).endsWith("/password");
        change(FIRST, SECOND, SECOND).is(200);

        visit.send("GET", "/app", BodyPublishers.noBody(), "text/plain").is(302);
        signIn(username, FIRST).is(401);
        signIn(username, SECOND).is(303);
    }

    @Test
    void aPersonChangesTheirPasswordInABrowser() {
        assumeTrue(Browser.isInstalled(), "no Chromium here");
        give(FIRST).is(200);
        try (var browser = Browser.open()) {
            var page = browser.page();
            page.navigate(person.server() + "/app/settings/password");
            page.getByLabel("Username").fill(username);
            page.getByLabel("Password").fill(FIRST);
            page.locator("button.primary").click();
            page.getByLabel("Present password").fill("not the present one");
            page.getByLabel("New password").fill(SECOND);
            page.getByLabel("The new one again").fill(SECOND);
            page.getByText("Change it").click();
            browser.shows("[role=alert]", "Current password is invalid");

            page.getByLabel("Present password").fill(FIRST);
            page.getByLabel("New password").fill(SECOND);
            page.getByLabel("The new one again").fill(SECOND);
            page.getByText("Change it").click();

            browser.shows("h1", "Sign in");
            page.getByLabel("Username").fill(username);
            page.getByLabel("Password").fill(SECOND);
            page.locator("button.primary").click();
            browser.shows(".visitor", username);
        }
    }

    @Test
    void thePageForAPasswordRefusesWhatTheApiDoes() {
        give(FIRST).is(200);
        var visit = PageVisit.of(person);

        assertThat(onThePage(visit, "").is(422).body()).contains("too short");
        assertThat(onThePage(visit, form(FIRST, SECOND, "another one")).is(422).body())
                .contains("doesn&#39;t match");
        assertThat(onThePage(visit, form(SECOND, SECOND, SECOND)).is(422).body())
                .contains("Current password is invalid")
                .doesNotContain(encoded(SECOND), SECOND);
        onThePage(visit.fromAnotherSite(), form(FIRST, SECOND, SECOND)).is(403);
        signIn(username, FIRST).is(303);
        onThePage(visit, form(FIRST, SECOND, SECOND)).is(303);

        signIn(username, SECOND).is(303);
    }

    private static String form(String current, String password, String confirmation) {
        return "current_password=" + encoded(current) + "&password=" + encoded(password) + "&password_confirmation="
                + encoded(confirmation);
    }

    private static Answer onThePage(PageVisit visit, String form) {
        return visit.send(
                "POST", "/app/settings/password", BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    @Test
    void guessingIsSlow() {
        give(FIRST).is(200);
        for (int i = 0; i < 10; i++) {
            signIn(username, "guess number " + i).is(401);
        }

        signIn(username, FIRST).is(401);
        assertThat(change(FIRST, SECOND, SECOND).is(422).pointer()).endsWith("/current_password");

        give(SECOND).is(200);
        signIn(username, SECOND).is(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too short"})
    void aPasswordHasAtLeastTenCharacters(String password) {
        assertThat(give(password).is(422).pointer()).endsWith("/password");
    }

    @Test
    void aPasswordHasAtMost72Bytes() {
        give("ä".repeat(36)).is(200);
        give("ä".repeat(36) + "b").is(422);
    }

    @Test
    void nobodyButTheSiteAdminGivesPasswords() {
        person.patch("admin/users/" + account.id() + "/password", document("users", Map.of("password", FIRST)))
                .is(404);
        person.with(null).patch("account/password", document("users", Map.of())).is(401);
    }

    private Answer give(String password) {
        return admin.patch(
                "admin/users/" + account.id() + "/password", document("users", Map.of("password", password)));
    }

    private Answer change(String current, String password, String confirmation) {
        return person.patch(
                "account/password",
                document(
                        "users",
                        Map.of(
                                "current_password", current,
                                "password", password,
                                "password_confirmation", confirmation)));
    }

    private Answer signIn(String name, String password) {
        var form = "username=" + encoded(name) + "&password=" + encoded(password);
        return PageVisit.withCookie(person, "runyard_session=none")
                .send("POST", "/app/sign-in", BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    private PageVisit session(Answer signedIn) {
        var cookie = signedIn.raw().headers().firstValue("Set-Cookie").orElseThrow();
        return PageVisit.withCookie(person, cookie.split(";", 2)[0]);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
