package dev.runyard.persistence.crypto;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens that carry one right to one thing until a moment, and need no row to be checked.
 *
 * <p>A token is made of characters that may stand in a path segment: the CLI overwrites the query of a log address, so
 * the secret has to be in the path. The same purpose, id and moment give the same token.
 */
public final class CapabilityTokens {
    private static final int MAX_LENGTH = 2000;
    private static final int PARTS = 4;

    private final Keyring keyring;

    public CapabilityTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /** What a token allows; a token of one purpose is worth nothing for another. */
    public enum Purpose {
        CONFIGURATION_UPLOAD("cvu"),
        STATE_UPLOAD("svu"),
        JSON_STATE_UPLOAD("sju"),
        STATE_DOWNLOAD("svd"),
        JSON_STATE_DOWNLOAD("sjd"),
        LOG_READ("log"),
        CONFIGURATION_DOWNLOAD("cvd"),
        /** The id says plan and artifact. */
        PLAN_FILE("plf"),
        PLAN_EXPORT("ple"),
        /** A worker's right to one attempt at a job; the id says job and lease epoch. */
        JOB("job"),
        /** What terraform itself presents while an attempt lasts; the id says job and lease epoch. */
        TERRAFORM("tft"),
        UI_SESSION("uis");

        private final String prefix;

        Purpose(String prefix) {
            this.prefix = prefix;
        }

        /** Tells by its look alone whether a token claims to be of this purpose. */
        public boolean claimedBy(String token) {
            return token.startsWith(prefix + ".");
        }
    }

    /**
     * Makes a token.
     *
     * @param id the thing it is for; readable in the token
     * @param expiresAt the first moment it is no longer good for, cut to seconds
     */
    public String issue(Purpose purpose, String id, Instant expiresAt) {
        String claims = purpose.prefix + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8))
                + "." + Long.toString(expiresAt.getEpochSecond(), Character.MAX_RADIX);
        return claims + "." + keyring.sign(signed(claims));
    }

    /** Returns the id the token is for, or nothing when it is forged, too old, or of another purpose. */
    public Optional<String> verify(Purpose purpose, String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > MAX_LENGTH || parts.length != PARTS || !purpose.claimedBy(token)) {
            return Optional.empty();
        }
        String claims = token.substring(0, token.lastIndexOf('.'));
        if (!keyring.verify(signed(claims), parts[3])) {
            return Optional.empty();
        }
        // Only now are the parts known to be ours, so they parse.
        if (Long.parseLong(parts[2], Character.MAX_RADIX) <= now.getEpochSecond()) {
            return Optional.empty();
        }
        return Optional.of(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    private static String signed(String claims) {
        return "capability:" + claims;
    }
}
