package dev.runyard.engine.login;

import dev.runyard.engine.Steps;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.engine.user.TokenText;
import dev.runyard.persistence.login.LoginCode;
import dev.runyard.persistence.login.LoginCodes;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives out codes to people who allow the CLI to act for them, and tokens for these codes. */
@Component
public final class LoginDesk {
    /** How long the CLI has to redeem a code, which it does at once. */
    static final Duration LIFETIME = Duration.ofMinutes(1);

    /** What the token is called among the others of its user. */
    static final String DESCRIPTION = "terraform login";

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final LoginCodes codes;
    private final TokenDesk desk;
    private final Tokens tokens;
    private final Steps steps;
    private final InstantSource clock;

    LoginDesk(LoginCodes codes, TokenDesk desk, Tokens tokens, Steps steps, InstantSource clock) {
        this.codes = codes;
        this.desk = desk;
        this.tokens = tokens;
        this.steps = steps;
        this.clock = clock;
    }

    /** Returns the text of a new code: whoever asked so may exchange it for a token that speaks for {@code user}. */
    public String allow(LoginRequest.Sound request, Actor.User user) {
        Instant now = clock.instant();
        String code = TokenText.random();
        return steps.take(() -> {
            codes.deleteExpiredBefore(now.minus(REMEMBERED));
            codes.save(new LoginCode(
                    TokenText.hash(code),
                    user.id(),
                    request.redirectUri(),
                    request.codeChallenge(),
                    now.plus(LIFETIME)));
            return code;
        });
    }

    /**
     * Exchanges a code for a token. A code is good for one try, successful or not; when one that gave a token is shown
     * again, somebody has stolen it, and the token ends (RFC 6749 §4.1.2).
     *
     * @param form the parameters of the request's body
     */
    public Redemption redeem(Map<String, List<String>> form) {
        var exchange = CodeExchange.of(form);
        return exchange.fault()
                .<Redemption>map(Redemption.Refused::new)
                .orElseGet(() -> steps.take(() -> codes.lock(TokenText.hash(exchange.code()))
                        .map(code -> redeem(code, exchange))
                        .orElseGet(() -> refused("The code is unknown"))));
    }

    private Redemption redeem(LoginCode code, CodeExchange exchange) {
        Instant now = clock.instant();
        if (code.isUsed()) {
            Optional.ofNullable(code.tokenId()).flatMap(tokens::findById).ifPresent(tokens::delete);
            return refused("The code has been used before; a token that it gave is revoked");
        }
        code.use(now);
        if (code.isExpired(now)) {
            return refused("The code has expired");
        }
        if (!exchange.comesFrom(code.redirectUri())) {
            return refused("redirect_uri is not the one that the code was asked for with");
        }
        if (!exchange.proves(code.codeChallenge())) {
            return refused("code_verifier does not match the code_challenge");
        }
        var user = code.userId();
        var token = desk.issueForUser(
                user, DESCRIPTION, null, new Actor.Remembered(new Actor.Ref(Actor.Kind.USER, user.value())));
        code.gave(token.token().id());
        return new Redemption.Issued(token);
    }

    private static Redemption refused(String why) {
        return new Redemption.Refused(LoginError.invalidGrant(why));
    }
}
