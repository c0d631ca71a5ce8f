package dev.runyard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {
    @ParameterizedTest(name = "PostgreSQL''s {0} is {1}")
    @CsvSource({
        "53100, DATABASE_FULL",
        "53300, DATABASE_UNREACHABLE",
        "08006, DATABASE_UNREACHABLE",
        "57P01, DATABASE_UNREACHABLE",
        "57P03, DATABASE_UNREACHABLE",
        "58030, DATABASE_UNREACHABLE"
    })
    void whatTheDatabaseSays(String state, Outage outage) {
        assertThat(Outage.of(new IllegalStateException(new SQLException("", state))))
                .contains(outage);
    }

    @Test
    void aPoolWithoutConnectionsIsADatabaseThatCannotBeReached() {
        assertThat(Outage.of(new IllegalStateException(new SQLTransientConnectionException("timed out"))))
                .contains(Outage.DATABASE_UNREACHABLE);
    }

    @Test
    void whatTheDatabaseRefusesIsNoOutage() {
        assertThat(Outage.of(new IllegalStateException(new SQLException("unique", "23505"))))
                .isEmpty();
        assertThat(Outage.of(new IllegalStateException("a bug"))).isEmpty();
    }

    @Test
    void aFullDiskIsKnownByWhatTheSystemSays() {
        assertThat(Outage.isOutOfRoom(new UncheckedIOException(new IOException("log: No space left on device"))))
                .isTrue();
        assertThat(Outage.isOutOfRoom(new IOException("Permission denied"))).isFalse();
    }
}
