package dev.runyard.ui.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much of a log a page shows. It travels to the browser and back.
 *
 * @param from where the last unbroken stretch that is shown begins
 * @param offset the first byte that is not shown
 * @param style what that byte begins with
 */
record LogCursor(long from, long offset, TextStyle style) {
    /** Nothing is shown yet. */
    static final LogCursor START = new LogCursor(0, 0, TextStyle.PLAIN);

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,15})-([\\d;]{0,60})");

    /** Reads what {@link #toString} wrote; anything else means that nothing is shown. */
    static LogCursor parse(@Nullable String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return START;
        }
        var style = form.group(3).isEmpty() ? TextStyle.PLAIN : TextStyle.PLAIN.after(form.group(3));
        return new LogCursor(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), style);
    }

    @Override
    public String toString() {
        return from + "-" + offset + "-" + style.parameters();
    }
}
