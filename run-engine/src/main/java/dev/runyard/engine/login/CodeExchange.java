package dev.runyard.engine.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A request to exchange a code for a token (RFC 6749 §4.1.3, RFC 7636 §4.5). */
record CodeExchange(Parameters given) {
    private static final Set<String> NEEDED =
            Set.of("grant_type", "client_id", "code", "redirect_uri", "code_verifier");

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    static CodeExchange of(Map<String, List<String>> form) {
        return new CodeExchange(new Parameters(form));
    }

    /** Returns what is wrong with the request itself, whatever the code may be. */
    Optional<LoginError> fault() {
        if (given.repeated().isPresent()) {
            return Optional.of(LoginError.invalidRequest("A parameter is given twice"));
        }
        var missing = NEEDED.stream()
                .sorted()
                .filter(name -> given.find(name).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of(LoginError.invalidRequest(missing.get() + " is missing"));
        }
        if (!given.get("grant_type").equals("authorization_code")) {
            return Optional.of(new LoginError("unsupported_grant_type", "grant_type must be authorization_code"));
        }
        if (!given.get("client_id").equals(LoginClient.ID)) {
            return Optional.of(new LoginError("invalid_client", "client_id must be " + LoginClient.ID));
        }
        return Optional.empty();
    }

    String code() {
        return given.get("code");
    }

    boolean comesFrom(String redirectUri) {
        return given.get("redirect_uri").equals(redirectUri);
    }

    /** Tells whether the sender knows what {@code challenge} is the digest of. */
    boolean proves(String challenge) {
        String verifier = given.get("code_verifier");
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(digest(verifier), challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] digest(String verifier) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encode(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Says nothing of what it holds, which are secrets. */
    @Override
    public String toString() {
        return "CodeExchange";
    }
}
