package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Account;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Login;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code that a CLI gets becomes a token once, for the one that asked, until its user revokes it. */
class LoginCodeAcceptanceTest {
    private final ApiClient person = TestPlatform.running().stranger();
    private final Account account = new Account(person);

    @Test
    void aCodeGivesATokenThatItsUserCanRevoke() {
        var login = new Login(person);

        var token = login.redeem(login.isAllowed(PageVisit.of(person))).is(200);

        assertThat(token.contentType()).startsWith("application/json");
        assertThat(token.raw().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
        assertThat(token.json().get("token_type").asString()).isEqualTo("bearer");
        var cli = person.with(token.json().get("access_token").asString());
        assertThat(cli.get("account/details").is(200).id()).isEqualTo(account.id());
        var id = account.tokenId("terraform login");
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
        var id = account.tokenId("terraform login");

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
        assertThat(account.tokens()).doesNotContain("terraform login");
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
}
