package dev.runyard.api.login;

import dev.runyard.api.security.Open;
import dev.runyard.engine.login.LoginClient;
import dev.runyard.engine.login.LoginDesk;
import dev.runyard.engine.login.LoginError;
import dev.runyard.engine.login.Redemption;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Exchanges codes for tokens (RFC 6749 §4.1.3). The code is read from the body alone: addresses end up in logs of proxies. */
@RestController
final class LoginTokenController {
    private final LoginDesk desk;

    LoginTokenController(LoginDesk desk) {
        this.desk = desk;
    }

    @PostMapping(
            path = LoginClient.TOKEN,
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Open
    Map<String, String> token(@RequestBody MultiValueMap<String, String> form, HttpServletResponse response) {
        return switch (desk.redeem(form)) {
            case Redemption.Issued issued ->
                Map.of("access_token", issued.token().text(), "token_type", "bearer");
            case Redemption.Refused refused -> refusal(refused.error(), response);
        };
    }

    private static Map<String, String> refusal(LoginError error, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return Map.of("error", error.code(), "error_description", error.description());
    }
}
