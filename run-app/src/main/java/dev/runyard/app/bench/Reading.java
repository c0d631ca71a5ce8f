package dev.runyard.app.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value that was measured.
 *
 * @param limit null for what only explains another value
 * @param note what a reader has to know of it; may be empty
 */
record Reading(
        String figure, double value, String unit, @Nullable Limit limit, String note) {
    static Reading of(String figure, double value, String unit, Limit limit, String note) {
        return new Reading(figure, value, unit, limit, note);
    }

    boolean isMet() {
        return limit == null || limit.isMetBy(value);
    }

    /** As exact as makes sense: two digits after the point for what is small, none for what is large. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}
