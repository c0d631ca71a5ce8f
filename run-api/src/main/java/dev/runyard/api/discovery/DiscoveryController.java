package dev.runyard.api.discovery;

import dev.runyard.api.security.Open;
import dev.runyard.engine.login.LoginClient;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where clients begin: terraform's remote service discovery, and the ping whose headers say what this server is. */
@RestController
final class DiscoveryController {
    /** Relative to the server; terraform resolves them. */
    private static final Map<String, Object> SERVICES = Map.of(
            "tfe.v2", "/api/v2/",
            "tfe.v2.1", "/api/v2/",
            "tfe.v2.2", "/api/v2/",
            "state.v2", "/api/v2/",
            "login.v1", login());

    private static Map<String, Object> login() {
        return Map.of(
                "client", LoginClient.ID,
                "grant_types", List.of("authz_code"),
                "authz", LoginClient.AUTHORIZATION,
                "token", LoginClient.TOKEN,
                "ports", List.of(LoginClient.FIRST_PORT, LoginClient.LAST_PORT));
    }

    @GetMapping(path = "/.well-known/terraform.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Open
    Map<String, Object> services() {
        return SERVICES;
    }

    @GetMapping("/api/v2/ping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open
    void ping() {}
}
