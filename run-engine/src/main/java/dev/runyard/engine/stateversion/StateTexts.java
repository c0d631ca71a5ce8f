package dev.runyard.engine.stateversion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runyard.persistence.problem.Invalid;

/** Which texts of a state can be kept. */
final class StateTexts {
    /** Far longer than any name; what is longer fits into no index. */
    private static final int LONGEST = 4096;

    private static final int LONGEST_NAME = 512;

    private StateTexts() {}

    /** Returns the text. */
    static String require(String text) {
        return require(text, LONGEST);
    }

    /** Returns a text that is looked up by. */
    static String requireName(String text) {
        return require(text, LONGEST_NAME);
    }

    private static String require(String text, int longest) {
        if (text.length() > longest) {
            throw Invalid.because("The state has a name that is longer than " + longest + " characters.");
        }
        if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
            throw Invalid.because("The state has a name with a character that no name can have.");
        }
        return text;
    }
}
