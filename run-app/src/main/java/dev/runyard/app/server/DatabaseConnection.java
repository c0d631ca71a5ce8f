package dev.runyard.app.server;

import dev.runyard.app.settings.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells Spring's connection pool where the database is. */
record DatabaseConnection(DatabaseAddress address) implements JdbcConnectionDetails {
    @Override
    public String getJdbcUrl() {
        return address.jdbcUrl();
    }

    @Override
    public @Nullable String getUsername() {
        return address.user();
    }

    @Override
    public @Nullable String getPassword() {
        return address.password();
    }
}
