package dev.runyard.ui.log;

import java.nio.charset.StandardCharsets;

/** Where the control sequences of terminals end (ECMA-48, 5.3 to 5.6, and the xterm habit of ending strings with BEL). */
final class EscapeSequence {
    static final byte ESC = 0x1b;

    /** A sequence longer than this is none: its introducer is dropped, and the rest is text. */
    static final int LONGEST = 4096;

    /** There may be more of it than the bytes at hand show. */
    static final int UNFINISHED = -1;

    private static final byte BEL = 0x07;

    private EscapeSequence() {}

    /** Returns the position behind the sequence that begins at {@code start}, or {@link #UNFINISHED}. */
    static int end(byte[] bytes, int start) {
        if (start + 1 == bytes.length) {
            return UNFINISHED;
        }
        int end = switch (bytes[start + 1]) {
            case '[' -> endOfControl(bytes, start + 2);
            case ']', 'P', 'X', '^', '_' -> endOfString(bytes, start + 2);
            default -> endOfPlain(bytes, start + 1);
        };
        int length = (end == UNFINISHED ? bytes.length : end) - start;
        return length > LONGEST ? start + 1 : end;
    }

    /** Tells whether a sequence sets how text looks, and is not one of a terminal's private ones. */
    static boolean setsStyle(byte[] bytes, int start, int end) {
        return end - start > 2
                && bytes[start + 1] == '['
                && bytes[end - 1] == 'm'
                && !isBetween(bytes[start + 2], '<', '?');
    }

    /** Returns what stands between {@code ESC [} and the final byte. */
    static String parameters(byte[] bytes, int start, int end) {
        return new String(bytes, start + 2, end - start - 3, StandardCharsets.US_ASCII);
    }

    private static int endOfControl(byte[] bytes, int from) {
        int at = skip(bytes, skip(bytes, from, 0x30, 0x3f), 0x20, 0x2f);
        if (at == bytes.length) {
            return UNFINISHED;
        }
        return isBetween(bytes[at], 0x40, 0x7e) ? at + 1 : at;
    }

    private static int endOfPlain(byte[] bytes, int from) {
        int at = skip(bytes, from, 0x20, 0x2f);
        if (at == bytes.length) {
            return UNFINISHED;
        }
        return isBetween(bytes[at], 0x30, 0x7e) ? at + 1 : at;
    }

    private static int endOfString(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == BEL) {
                return at + 1;
            }
            if (bytes[at] == ESC && at + 1 < bytes.length) {
                return bytes[at + 1] == '\\' ? at + 2 : at;
            }
        }
        return UNFINISHED;
    }

    private static int skip(byte[] bytes, int from, int low, int high) {
        int at = from;
        while (at < bytes.length && isBetween(bytes[at], low, high)) {
            at++;
        }
        return at;
    }

    private static boolean isBetween(byte value, int low, int high) {
        return value >= low && value <= high;
    }
}
