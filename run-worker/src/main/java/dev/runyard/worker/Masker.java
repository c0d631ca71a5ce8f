package dev.runyard.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * Replaces secrets in a stream of bytes, wherever the stream is cut. Bytes at the end that may be the beginning of a
 * secret wait for what follows. All of a log goes through here: a byte costs one look into a table, unless it and the next
 * are how a secret begins.
 */
final class Masker {
    private static final byte[] MASK = "***".getBytes(StandardCharsets.UTF_8);
    private static final int PARTIAL = -1;
    private static final int BYTES = 256;

    /** By their first byte. */
    private final byte[][][] secrets = new byte[BYTES][][];
    /** The first two bytes of each. */
    private final boolean[] pairs = new boolean[BYTES * BYTES];

    private byte[] held = new byte[0];
    private boolean masking;

    /** How many of the held bytes belong to a secret that began before them. */
    private int carriedMask;

    Masker(Collection<String> secrets) {
        secrets.forEach(secret -> add(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private void add(byte[] secret) {
        int first = secret[0] & 0xff;
        byte[][] alike = secrets[first] == null ? new byte[0][] : secrets[first];
        secrets[first] = Arrays.copyOf(alike, alike.length + 1);
        secrets[first][alike.length] = secret;
        if (secret.length > 1) {
            pairs[first * BYTES + (secret[1] & 0xff)] = true;
            // Where a space is, the line may be broken.
            pairs[first * BYTES + '\n'] |= secret[1] == ' ';
        } else {
            Arrays.fill(pairs, first * BYTES, (first + 1) * BYTES, true);
        }
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
            if (mayBegin(all, at)) {
                int length = longestAt(all, at, last);
                if (length == PARTIAL) {
                    break;
                }
                maskedTo = Math.max(maskedTo, at + length);
            }
            if (at < maskedTo) {
                hide(shown);
                at++;
            } else {
                int from = at++;
                while (at < all.length && !mayBegin(all, at)) {
                    at++;
                }
                shown.write(all, from, at - from);
                masking = false;
            }
        }
        held = Arrays.copyOfRange(all, at, all.length);
        carriedMask = Math.max(0, maskedTo - at);
        return shown.toByteArray();
    }

    private void hide(ByteArrayOutputStream shown) {
        if (!masking) {
            shown.writeBytes(MASK);
        }
        masking = true;
    }

    private boolean mayBegin(byte[] all, int at) {
        int first = all[at] & 0xff;
        return at + 1 < all.length ? pairs[first * BYTES + (all[at + 1] & 0xff)] : secrets[first] != null;
    }

    /** Returns how long the longest secret here is, 0 when there is none, or that one may go on after these bytes. */
    private int longestAt(byte[] all, int at, boolean last) {
        int longest = 0;
        byte[][] alike = secrets[all[at] & 0xff];
        for (byte[] secret : alike == null ? new byte[0][] : alike) {
            int length = LineBreak.match(all, at, secret);
            if (length == PARTIAL && !last) {
                return PARTIAL;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
