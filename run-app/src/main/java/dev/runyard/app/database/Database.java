package dev.runyard.app.database;

import dev.runyard.app.settings.DatabaseAddress;

/** A PostgreSQL that answers. */
public sealed interface Database extends AutoCloseable permits EmbeddedPostgres, OwnDatabase {
    /** Where it is; the same as long as it is open. */
    DatabaseAddress address();

    /** Lets go of it; the embedded one is stopped. */
    @Override
    void close();
}
