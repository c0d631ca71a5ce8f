package dev.runyard.persistence.crypto;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The wrapped data keys in the database, where every server finds the same ones. */
public final class Keysets {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public Keysets(DataSource database) {
        this(JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    /** For callers with a transaction of their own. */
    public Keysets(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Does something that no other server does at the same time: it is stored as a whole, or not at all. */
    <T> T alone(Supplier<T> step) {
        return transactions.execute(status -> {
            jdbc.sql("select cast(pg_advisory_xact_lock(100, 0) as text)")
                    .query(String.class)
                    .single();
            return step.get();
        });
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from keyset").query(Long.class).single() == 0;
    }

    Optional<byte[]> find(KeyPurpose purpose) {
        return jdbc.sql("select wrapped from keyset where purpose = ?")
                .param(purpose.wireName())
                .query((row, number) -> row.getBytes("wrapped"))
                .optional();
    }

    /** Stores a new keyset. */
    void put(KeyPurpose purpose, byte[] wrapped, Instant at) {
        jdbc.sql("insert into keyset (purpose, wrapped, created_at) values (?, ?, ?)")
                .params(purpose.wireName(), wrapped, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Replaces the wrapping. */
    void rewrap(KeyPurpose purpose, byte[] wrapped) {
        jdbc.sql("update keyset set wrapped = ? where purpose = ?")
                .params(wrapped, purpose.wireName())
                .update();
    }
}
