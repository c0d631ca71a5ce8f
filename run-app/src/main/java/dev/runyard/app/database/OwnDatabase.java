package dev.runyard.app.database;

import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.app.settings.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL that the operator runs. */
public record OwnDatabase(DatabaseAddress address) implements Database {
    /** Enters the database once, so that a wrong address or password is told before anything has started. */
    public static OwnDatabase at(DatabaseAddress address) {
        OwnDatabase database = new OwnDatabase(address);
        try (Connection connection = database.connect()) {
            connection.isReadOnly();
            return database;
        } catch (SQLException e) {
            throw Refusal.notPossible("The database of RUNYARD_DATABASE_URL (" + address.shown() + ") does not answer: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
