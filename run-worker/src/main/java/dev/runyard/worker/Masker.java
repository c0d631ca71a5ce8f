package dev.runyard.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Replaces secrets in a stream of bytes, wherever the stream is cut. Bytes at the end that may be the beginning of a
 * secret wait for what follows.
 */
final class Masker {
    private static final byte[] MASK = "***".getBytes(StandardCharsets.UTF_8);

    private final List<byte[]> secrets;
    private final boolean[] firstBytes = new boolean[256];
    private byte[] held = new byte[0];
    private boolean masking;

    /** How many of the held bytes belong to a secret that began before them. */
    private int carriedMask;

    Masker(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .sorted(Comparator.comparingInt((byte[] secret) -> secret.length)
                        .reversed())
                .toList();
        this.secrets.forEach(secret -> firstBytes[secret[0] & 0xff] = true);
    }

    /** Takes more of the stream; returns what can be shown by now. */
    byte[] mask(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, 0, all, held.length, length);
        return scan(all, false);
    }

    /** The stream ends here: returns what was held back. */
    byte[] flush() {
        return scan(held, true);
    }

    private byte[] scan(byte[] all, boolean last) {
        var shown = new ByteArrayOutputStream(all.length);
        int at = 0;
        int maskedTo = carriedMask;
        while (at < all.length) {
            if (!last && mayContinue(all, at)) {
                break;
            }
            maskedTo = Math.max(maskedTo, at + longestAt(all, at));
            show(shown, all[at], at < maskedTo);
            at++;
        }
        held = Arrays.copyOfRange(all, at, all.length);
        carriedMask = Math.max(0, maskedTo - at);
        return shown.toByteArray();
    }

    private void show(ByteArrayOutputStream shown, byte next, boolean secret) {
        if (!secret) {
            shown.write(next);
        } else if (!masking) {
            shown.writeBytes(MASK);
        }
        masking = secret;
    }

    private int longestAt(byte[] all, int at) {
        if (firstBytes[all[at] & 0xff]) {
            for (byte[] secret : secrets) {
                if (secret.length <= all.length - at && matches(all, at, secret, secret.length)) {
                    return secret.length;
                }
            }
        }
        return 0;
    }

    private boolean mayContinue(byte[] all, int at) {
        int rest = all.length - at;
        return firstBytes[all[at] & 0xff]
                && secrets.stream().anyMatch(secret -> secret.length > rest && matches(all, at, secret, rest));
    }

    private static boolean matches(byte[] all, int at, byte[] secret, int length) {
        return Arrays.equals(all, at, at + length, secret, 0, length);
    }
}
