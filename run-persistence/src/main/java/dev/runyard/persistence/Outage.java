package dev.runyard.persistence;

import dev.runyard.persistence.blob.BlobStoreFailed;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What keeps a server from its work without any fault of its callers, and passes once an operator has seen to it. */
public enum Outage {
    /** The disk of the database is full: it is read, but nothing can be changed. */
    DATABASE_FULL,
    /** The database does not answer, is about to stop, or has no connection left. */
    DATABASE_UNREACHABLE,
    /** The disk of the blob store is full: it is read, but nothing can be stored. */
    BLOB_STORE_FULL,
    /** The blob store does not do its work for another reason. */
    BLOB_STORE_FAILED;

    private static final String DISK_FULL = "53100";
    /**
     * Connections that broke or are closed, too many of them, a server that stops or starts, a disk that fails.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static final List<String> UNREACHABLE = List.of("08", "53", "57P0", "58");

    /** What the operating system says of a disk without room, and of a user without quota. */
    private static final List<String> NO_ROOM = List.of("No space left on device", "Disk quota exceeded");

    private static final int DEEPEST = 20;

    /** Returns the name for figures and logs. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the outage that a failure comes of, if it comes of one. */
    public static Optional<Outage> of(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof SQLException database) {
                Optional<Outage> known = ofDatabase(database);
                if (known.isPresent()) {
                    return known;
                }
            }
            if (at instanceof BlobStoreFailed) {
                return Optional.of(isOutOfRoom(at) ? BLOB_STORE_FULL : BLOB_STORE_FAILED);
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Outage> ofDatabase(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals(DISK_FULL)) {
            return Optional.of(DATABASE_FULL);
        }
        boolean unreachable = failure instanceof SQLTransientConnectionException
                || UNREACHABLE.stream().anyMatch(state::startsWith);
        return unreachable ? Optional.of(DATABASE_UNREACHABLE) : Optional.empty();
    }

    /** Tells whether a failure comes of a disk without room. */
    public static boolean isOutOfRoom(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            String message = String.valueOf(at.getMessage());
            if (at instanceof IOException && NO_ROOM.stream().anyMatch(message::contains)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
