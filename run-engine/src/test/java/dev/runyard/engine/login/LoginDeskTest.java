package dev.runyard.engine.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.user.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoginDeskTest {
    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String LISTENER = "http://localhost:10000/login";

    private final LoginDesk desk = EngineDatabase.bean(LoginDesk.class);
    private final Callers callers = EngineDatabase.bean(Callers.class);
    private final MovableClock clock = EngineDatabase.bean(MovableClock.class);
    private final Tenant tenant = Tenant.fresh();

    @Test
    void aCodeIsExchangedForATokenOfWhoAllowedIt() {
        var issued = (Redemption.Issued) desk.redeem(form(allow()));

        assertThat(callers.authenticate(issued.token().text())).contains(tenant.asOwner());
        assertThat(issued.token().token().description()).isEqualTo("terraform login");
        assertThat(issued.token().token().expiresAt()).isNull();
    }

    @Test
    void aCodeIsGoodForAMinute() {
        var inTime = allow();
        var late = allow();

        clock.advance(Duration.ofSeconds(59));
        assertThat(desk.redeem(form(inTime))).isInstanceOf(Redemption.Issued.class);
        clock.advance(Duration.ofSeconds(1));

        assertThat(desk.redeem(form(late)))
                .isEqualTo(new Redemption.Refused(new LoginError("invalid_grant", "The code has expired")));
    }

    @Test
    void oneOfManyWhoPresentACodeAtOnceGetsAToken() throws InterruptedException, ExecutionException {
        var code = allow();

        try (var people = Executors.newFixedThreadPool(8)) {
            Callable<Redemption> attempt = () -> desk.redeem(form(code));
            var attempts = people.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt));
            int issued = 0;
            for (var each : attempts) {
                issued += each.get() instanceof Redemption.Issued ? 1 : 0;
            }
            assertThat(issued).isEqualTo(1);
        }
    }

    @Test
    void onlyADigestOfACodeIsStoredAndNotForLong() {
        var code = allow();
        assertThat(stored())
                .anyMatch(hash -> hash != null && hash.matches("[0-9a-f]{64}"))
                .doesNotContain(code);

        clock.advance(Duration.ofDays(2));
        allow();

        assertThat(stored()).hasSize(1);
    }

    private String allow() {
        return desk.allow(new LoginRequest.Sound(LISTENER, "state", CHALLENGE), tenant.asOwner());
    }

    private static Map<String, List<String>> form(String code) {
        return Map.of(
                "client_id", List.of("terraform-cli"),
                "grant_type", List.of("authorization_code"),
                "code", List.of(code),
                "redirect_uri", List.of(LISTENER),
                "code_verifier", List.of(VERIFIER));
    }

    private static List<@Nullable String> stored() {
        return EngineDatabase.bean(JdbcClient.class)
                .sql("select hash from login_code")
                .query(String.class)
                .list();
    }
}
