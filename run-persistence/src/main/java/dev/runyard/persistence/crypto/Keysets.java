package dev.runyard.persistence.crypto;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wrapped data keys in the database, where every server finds the same ones. */
public final class Keysets {
    private final JdbcClient jdbc;

    public Keysets(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Stores a new keyset, unless another server was faster; returns the one that is stored now. */
    byte[] putIfAbsent(KeyPurpose purpose, byte[] wrapped, Instant at) {
        jdbc.sql("insert into keyset (purpose, wrapped, created_at) values (?, ?, ?) on conflict do nothing")
                .params(purpose.wireName(), wrapped, at.atOffset(ZoneOffset.UTC))
                .update();
        return find(purpose).orElseThrow();
    }

    /** Replaces the wrapping, unless another server already did. */
    void rewrap(KeyPurpose purpose, byte[] old, byte[] wrapped) {
        jdbc.sql("update keyset set wrapped = ? where purpose = ? and wrapped = ?")
                .params(wrapped, purpose.wireName(), old)
                .update();
    }
}
