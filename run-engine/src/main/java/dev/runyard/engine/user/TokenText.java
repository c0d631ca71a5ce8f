package dev.runyard.engine.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.lang3.RandomStringUtils;

/** What tokens look like, and what is kept of them. */
public final class TokenText {
    /** As {@code .atlasv1.} in HCP Terraform's tokens: by it scanners for leaked secrets can recognize one. */
    static final String MARK = ".ryv1.";

    private static final int BEFORE = 14;
    private static final int AFTER = 67;

    private TokenText() {}

    /** Returns a new token: letters and digits of about 480 random bits, with the mark between. */
    public static String random() {
        return RandomStringUtils.secure().nextAlphanumeric(BEFORE)
                + MARK
                + RandomStringUtils.secure().nextAlphanumeric(AFTER);
    }

    /** Returns what is stored: a plain digest, for nobody can guess so long a random text. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
