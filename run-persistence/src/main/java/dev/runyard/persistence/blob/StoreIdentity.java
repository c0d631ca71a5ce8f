package dev.runyard.persistence.blob;

import dev.runyard.persistence.StartRefused;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * That a database and a blob store belong together: the store's id is kept in both.
 *
 * <p>A server that met another store, or an empty one because a volume was not mounted, would answer as if all blobs
 * were lost; so it refuses to start.
 */
public final class StoreIdentity {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public StoreIdentity(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Checks that {@code store} is this database's, or makes it so when the database has none yet.
     *
     * @throws StartRefused when it is not
     */
    public void check(BlobStore store, Instant now) {
        if (known().isEmpty() && store.marker().isPresent()) {
            throw new StartRefused("The blob store " + store + " belongs to another database.");
        }
        jdbc.sql("insert into blob_store (single, id, marked, created_at) values (true, ?, false, ?)"
                        + " on conflict do nothing")
                .params(UUID.randomUUID().toString(), now.atOffset(ZoneOffset.UTC))
                .update();
        transactions.executeWithoutResult(status -> agree(store));
    }

    /** The row's lock lets one server after another in here: the first marks its store, the others find it marked. */
    private void agree(BlobStore store) {
        Known known = known().orElseThrow();
        Optional<String> marker = store.marker();
        if (marker.isEmpty() && !known.marked()) {
            store.mark(known.id());
        } else if (marker.isEmpty()) {
            throw new StartRefused("The blob store " + store + " is not the one this database was used with: it has"
                    + " no marker. Is its volume mounted?");
        } else if (!marker.get().equals(known.id())) {
            throw new StartRefused("The blob store " + store + " is not the one this database was used with.");
        }
        jdbc.sql("update blob_store set marked = true where not marked").update();
    }

    private Optional<Known> known() {
        return jdbc.sql("select id, marked from blob_store for update")
                .query((row, number) -> new Known(row.getString("id"), row.getBoolean("marked")))
                .optional();
    }

    private record Known(String id, boolean marked) {}
}
