package dev.runyard.api.discovery;

import dev.runyard.api.security.Open;
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
    private static final Map<String, String> SERVICES =
            Map.of("tfe.v2", "/api/v2/", "tfe.v2.1", "/api/v2/", "tfe.v2.2", "/api/v2/", "state.v2", "/api/v2/");

    @GetMapping(path = "/.well-known/terraform.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Open
    Map<String, String> services() {
        return SERVICES;
    }

    @GetMapping("/api/v2/ping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open
    void ping() {}
}
