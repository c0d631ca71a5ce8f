package dev.runyard.app.bench;

import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.engine.user.TokenText;
import java.sql.SQLException;

/** A token for workers that execute nothing. */
final class WorkerToken {
    private WorkerToken() {}

    /** Writes one to a database of the bench, and returns its text. */
    static String in(DatabaseAddress database) throws SQLException {
        String text = TokenText.random();
        try (var connection = Workbench.connect(database);
                var insert = connection.prepareStatement("insert into token (id, version, kind, hash, description,"
                        + " actor_kind, created_at) values ('at-bench', 0, 'worker', ?, 'bench', 'engine', now())")) {
            insert.setString(1, TokenText.hash(text));
            insert.executeUpdate();
        }
        return text;
    }
}
