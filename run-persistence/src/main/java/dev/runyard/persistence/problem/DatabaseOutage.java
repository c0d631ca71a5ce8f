package dev.runyard.persistence.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached just now from everything else that goes wrong. */
public final class DatabaseOutage {
    /** How long to wait before another try, in seconds: a PostgreSQL that is restarted is back by then. */
    public static final int RETRY_AFTER_SECONDS = 2;

    /** What callers are told. */
    public static final String TEXT = "The database cannot be reached just now; try again in a moment.";

    private DatabaseOutage() {}

    /** Tells whether this came of it: no connection, or one that broke, or that the database closed as it stopped. */
    public static boolean caused(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            boolean noConnection = each instanceof SQLTransientConnectionException;
            if (noConnection || (each instanceof SQLException known && isOutage(known.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Class 08 is for connections; 57P01 to 57P05 are for a server that stops, starts or closes them.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static boolean isOutage(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
