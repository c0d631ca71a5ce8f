package dev.runyard.engine.login;

/**
 * Why somebody is not signed in, in the words of RFC 6749 (§4.1.2.1 and §5.2).
 *
 * @param code for programs: {@code invalid_grant}
 * @param description for whoever reads the program's output
 */
public record LoginError(String code, String description) {
    static LoginError invalidRequest(String description) {
        return new LoginError("invalid_request", description);
    }

    static LoginError invalidGrant(String description) {
        return new LoginError("invalid_grant", description);
    }
}
