package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void theFormOfLibpqIsTakenApart() {
        assertThat(DatabaseAddress.of("postgresql://me:a+b%2Fc@one:5432,two:5433/runs?targetServerType=primary"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://one:5432,two:5433/runs?targetServerType=primary", "me", "a+b/c"));
        assertThat(DatabaseAddress.of("postgres://db/runs"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/runs", null, null));
        assertThat(DatabaseAddress.of("postgres://me@[::1]:5432/runs"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://[::1]:5432/runs", "me", null));
    }

    @Test
    void theFormOfJdbcIsLeftAsItIs() {
        assertThat(DatabaseAddress.of("jdbc:postgresql://db/runs?user=me&password=p"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/runs?user=me&password=p", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://",
                "postgres://db",
                "postgres://db/",
                "postgres://me:p@ss@db/runs",
                "jdbc:mysql://x/y",
                "db"
            })
    void anythingElseIsRefusedWithoutBeingRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseAddress.of(text))
                .withMessageContaining("postgres://USER:PASSWORD@HOST:5432/DATABASE")
                .withMessageNotContaining("p@ss");
    }
}
