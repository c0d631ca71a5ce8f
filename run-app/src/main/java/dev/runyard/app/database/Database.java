package dev.runyard.app.database;

import dev.runyard.app.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL that answers. */
public sealed interface Database extends AutoCloseable permits EmbeddedPostgres, OwnDatabase {
    /** Where it is; the same as long as it is open. */
    DatabaseAddress address();

    /** Opens a connection outside any pool; gives up after ten seconds. */
    default Connection connect() throws SQLException {
        DatabaseAddress address = address();
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    /** Lets go of it; the embedded one is stopped. */
    @Override
    void close();
}
