package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Account;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Login;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page where a person allows a CLI to sign in, or denies it; nobody else is told. */
class LoginPageAcceptanceTest {
    private final ApiClient person = TestPlatform.running().stranger();
    private final Account account = new Account(person);

    @Test
    void thePageNamesWhoAsksAndAsWhomAndTheAnswerComesBackWithItsState() {
        var login = new Login(person);
        var visit = PageVisit.of(person);

        var page = login.isAsked(visit).is(200);
        assertThat(page.body())
                .contains(
                        "Terraform CLI",
                        "localhost:10003",
                        account.username(),
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
}
