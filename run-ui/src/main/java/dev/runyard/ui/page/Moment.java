package dev.runyard.ui.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A point in time on a page; the browser puts it into the reader's own time zone. */
public record Moment(Instant at) {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Returns null for null. */
    public static @Nullable Moment of(@Nullable Instant at) {
        return at == null ? null : new Moment(at);
    }

    /** Returns the form for machines. */
    public String iso() {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns the form for people without a script. */
    public String text() {
        return TEXT.format(at);
    }
}
