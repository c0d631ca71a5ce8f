package dev.runyard.app.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and as whom to enter it.
 *
 * @param jdbcUrl starts with {@code jdbc:postgresql:}; may itself carry user and password as pgjdbc's parameters
 * @param user null when {@code jdbcUrl} has it, or when none is needed
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /** The form of libpq, which hosting providers hand out; several hosts may stand between the commas. */
    private static final Pattern LIBPQ =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
                    + "(?<hosts>[^@/?\\s]+)/(?<database>[^/?\\s]+)(?<parameters>\\?\\S*)?");

    /** Reads either form; throws {@link IllegalArgumentException} with the rule, which never repeats the value. */
    public static DatabaseAddress of(String text) {
        if (text.startsWith(JDBC)) {
            return new DatabaseAddress(text, null, null);
        }
        Matcher parts = LIBPQ.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must look like postgres://USER:PASSWORD@HOST:5432/DATABASE or jdbc:postgresql://HOST:5432/DATABASE"
                            + " (%40, %2F, %3A and %3F stand for @, /, : and ? in user and password)");
        }
        String parameters = parts.group("parameters") == null ? "" : parts.group("parameters");
        String url = JDBC + "//" + parts.group("hosts") + "/" + parts.group("database") + parameters;
        return new DatabaseAddress(url, decoded(parts.group("user")), decoded(parts.group("password")));
    }

    /** For messages: the address without anything secret. */
    public String shown() {
        return jdbcUrl.substring(JDBC.length()).replaceFirst("^//", "").replaceFirst("\\?.*$", "");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + shown() + "]";
    }

    private static @Nullable String decoded(@Nullable String part) {
        // In a URL's authority a plus sign is itself; URLDecoder would make a space of it.
        return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
