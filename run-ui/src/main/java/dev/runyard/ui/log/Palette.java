package dev.runyard.ui.log;

import java.util.Iterator;

/** Brings the 256 colours of xterm, and all of RGB, down to the 16 that a style sheet can name. */
final class Palette {
    private static final int FIRST_OF_CUBE = 16;
    private static final int FIRST_GREY = 232;
    private static final int LAST = 255;
    private static final int CUBE = 6;
    private static final int[] CUBE_LEVELS = {0, 95, 135, 175, 215, 255};
    private static final int BRIGHT = 8;
    private static final int BRIGHT_FROM = 216;
    private static final int DARK_GREY_FROM = 64;
    private static final int LIGHT_GREY_FROM = 144;

    private Palette() {}

    /**
     * Reads what follows a 38 or 48: {@code 5;N} or {@code 2;R;G;B}.
     *
     * @return 0 to 15; {@code otherwise} when it is neither
     */
    static int extended(Iterator<Integer> rest, int otherwise) {
        return switch (next(rest)) {
            case 5 -> indexed(next(rest), otherwise);
            case 2 -> nearest(next(rest), next(rest), next(rest));
            default -> otherwise;
        };
    }

    private static int next(Iterator<Integer> rest) {
        return rest.hasNext() ? rest.next() : TextStyle.DEFAULT;
    }

    private static int indexed(int index, int otherwise) {
        if (index < 0 || index > LAST) {
            return otherwise;
        }
        if (index < FIRST_OF_CUBE) {
            return index;
        }
        if (index >= FIRST_GREY) {
            int grey = 8 + 10 * (index - FIRST_GREY);
            return nearest(grey, grey, grey);
        }
        int cell = index - FIRST_OF_CUBE;
        return nearest(CUBE_LEVELS[cell / (CUBE * CUBE)], CUBE_LEVELS[cell / CUBE % CUBE], CUBE_LEVELS[cell % CUBE]);
    }

    private static int nearest(int red, int green, int blue) {
        int strongest = Math.max(red, Math.max(green, blue));
        int weakest = Math.min(red, Math.min(green, blue));
        if (strongest - weakest < 32) {
            return grey(strongest);
        }
        int middle = (strongest + weakest) / 2;
        int hue = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
        return strongest >= BRIGHT_FROM ? hue + BRIGHT : hue;
    }

    private static int grey(int level) {
        if (level >= BRIGHT_FROM) {
            return 15;
        }
        if (level >= LIGHT_GREY_FROM) {
            return 7;
        }
        return level >= DARK_GREY_FROM ? BRIGHT : 0;
    }
}
