package dev.runyard.engine.hint;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections outside the pool: the one that listens would take a place in it for ever. */
@FunctionalInterface
public interface DirectConnections {
    /** Opens a connection; the caller closes it. */
    Connection open() throws SQLException;
}
