package dev.runyard.app.backup;

import dev.runyard.persistence.blob.BlobReferences;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The tables of a database over one connection, as COPY writes and reads them; those of the migrations alone are left out. */
record Tables(Connection connection) {
    List<String> names() throws SQLException {
        return column("select relname from pg_class where relnamespace = current_schema()::regnamespace"
                + " and relkind = 'r' and relname <> 'flyway_schema_history' order by relname");
    }

    /** Whether there is nothing at all. */
    boolean isEmpty() throws SQLException {
        return column("select relname from pg_class where relnamespace = current_schema()::regnamespace limit 1")
                .isEmpty();
    }

    /** The newest migration that was made here; 0 for none. */
    int schema() throws SQLException {
        boolean migrated = column("select 'x' where to_regclass('flyway_schema_history') is not null")
                .contains("x");
        return migrated
                ? Integer.parseInt(column("select coalesce(max(version::int), 0)::text from flyway_schema_history"
                                + " where success and version is not null")
                        .getFirst())
                : 0;
    }

    String storeId() throws SQLException {
        return column("select id from blob_store").getFirst();
    }

    /** The blobs that rows refer to. */
    List<String> blobs() throws SQLException {
        return column(BlobReferences.COLUMNS.stream()
                .map(column -> "select " + column + " from " + column.substring(0, column.indexOf('.')) + " where "
                        + column + " is not null")
                .collect(Collectors.joining(" union ")));
    }

    void copyOut(String table, OutputStream to) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + withColumns(table) + " to stdout", to);
    }

    void copyIn(String table, InputStream from) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + withColumns(table) + " from stdin", from);
    }

    /** Removes what the migrations have put into the tables, and what ties one to another; returns what ties them again. */
    List<String> open() throws SQLException {
        List<String> ties = column("select format('alter table %s add constraint %I %s', conrelid::regclass, conname,"
                + " pg_get_constraintdef(oid)) from pg_constraint"
                + " where contype = 'f' and connamespace = current_schema()::regnamespace");
        for (String untie : column("select format('alter table %s drop constraint %I', conrelid::regclass, conname)"
                + " from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace")) {
            execute(untie);
        }
        for (String table : names()) {
            execute("truncate " + quoted(table));
        }
        return ties;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** By name and in their order: a database that grew by migrations may have another order than a new one. */
    private String withColumns(String table) throws SQLException {
        String columns = column("select quote_ident(attname) from pg_attribute where attrelid = '" + quoted(table)
                        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum")
                .stream()
                .collect(Collectors.joining(", "));
        return quoted(table) + " (" + columns + ")";
    }

    private static String quoted(String table) {
        if (!table.matches("[a-z_0-9]+")) {
            throw new IllegalArgumentException("not the name of a table: " + table);
        }
        return '"' + table + '"';
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
