package dev.runyard.worker;

/**
 * How terraform breaks the text of an error or a warning: at a space, which goes, and the next line begins with the frame,
 * {@code │}, and a space; colors may stand around them.
 */
final class LineBreak {
    private static final int PARTIAL = -1;
    private static final int NONE = 0;
    private static final byte ESCAPE = 0x1b;
    private static final byte[] FRAME = {(byte) 0xe2, (byte) 0x94, (byte) 0x82};

    private LineBreak() {}

    /**
     * Looks for a text in bytes, where it may be broken.
     *
     * @return how many bytes it takes; 0 when it is not there; -1 when the bytes end before that can be told
     */
    static int match(byte[] all, int at, byte[] text) {
        int i = at;
        int j = 0;
        while (j < text.length) {
            if (i == all.length) {
                return PARTIAL;
            }
            if (all[i] == text[j]) {
                i++;
                j++;
            } else if (text[j] == ' ' && all[i] == '\n') {
                i = end(all, i);
                if (i <= NONE) {
                    return i;
                }
                while (j < text.length && text[j] == ' ') {
                    j++;
                }
            } else {
                return NONE;
            }
        }
        return i - at;
    }

    /** Returns where the text goes on after a break; 0 when this is none; -1 when the bytes end before. */
    private static int end(byte[] all, int newline) {
        int i = colors(all, newline + 1);
        for (int j = 0; i > NONE && j < FRAME.length; j++) {
            i = i == all.length ? PARTIAL : all[i] == FRAME[j] ? i + 1 : NONE;
        }
        i = i > NONE ? colors(all, i) : i;
        if (i > NONE) {
            i = i == all.length ? PARTIAL : all[i] == ' ' ? colors(all, i + 1) : NONE;
        }
        return i;
    }

    private static boolean isInside(byte b) {
        return b == '[' || b == ';' || (b >= '0' && b <= '9');
    }

    /** Skips escape sequences that set colors. */
    private static int colors(byte[] all, int from) {
        int i = from;
        while (i < all.length && all[i] == ESCAPE) {
            do {
                i++;
            } while (i < all.length && isInside(all[i]));
            if (i == all.length) {
                return PARTIAL;
            }
            if (all[i] != 'm') {
                return NONE;
            }
            i++;
        }
        return i == all.length ? PARTIAL : i;
    }
}
