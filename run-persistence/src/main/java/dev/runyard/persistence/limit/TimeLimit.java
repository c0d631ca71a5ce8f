package dev.runyard.persistence.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a plan or an apply may take: whole seconds, from one second to a week. Written as Terraform Enterprise does,
 * {@code 24h}, {@code 1h30m} or {@code 90s}.
 */
public record TimeLimit(int seconds) {
    /** What a limit must be, for those who wrote one that is none. */
    public static final String RULE = "must be a duration from 1s to 168h, such as 90s, 30m, 2h or 1h30m";

    private static final int HOUR = 3600;
    private static final int MINUTE = 60;
    private static final int LONGEST = 168 * HOUR;
    private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    public TimeLimit {
        if (seconds < 1 || seconds > LONGEST) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /**
     * Reads a limit.
     *
     * @throws IllegalArgumentException with {@link #RULE} when it is none
     */
    public static TimeLimit of(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException(RULE));
    }

    /** Reads a limit; nothing when the text is none. */
    public static Optional<TimeLimit> read(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        long seconds = number(parts.group(1)) * HOUR + number(parts.group(2)) * MINUTE + number(parts.group(3));
        return seconds < 1 || seconds > LONGEST ? Optional.empty() : Optional.of(new TimeLimit((int) seconds));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Returns the shorter one. */
    public TimeLimit atMost(TimeLimit other) {
        return seconds <= other.seconds ? this : other;
    }

    public Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /** Returns it as it is written: in hours, minutes and seconds, each only when there are any. */
    @Override
    public String toString() {
        return part(seconds / HOUR, "h") + part(seconds % HOUR / MINUTE, "m") + part(seconds % MINUTE, "s");
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
