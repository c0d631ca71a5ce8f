package dev.runyard.app.database;

import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.app.settings.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL that the operator runs. */
public record OwnDatabase(DatabaseAddress address) implements Database {
    /** Enters the database once, so that a wrong address or password is told before anything has started. */
    public static OwnDatabase at(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties)) {
            connection.isReadOnly();
            return new OwnDatabase(address);
        } catch (SQLException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw Refusal.notPossible("The database of RUNYARD_DATABASE_URL (" + address.shown() + ") does not answer: "
                    + why.replaceAll("\\s+", " "));
        }
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
