package dev.runyard.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.support.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CapabilityTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final CapabilityTokens tokens = new CapabilityTokens(Keyring.open(
            MasterKeySource.setting("KEY", MasterKey.generate().toJson()),
            new Keysets(JdbcClient.create(TestDatabase.fresh())),
            NOW));

    @ParameterizedTest
    @EnumSource
    void aTokenSaysWhatItIsForUntilItsTimeIsUp(Purpose purpose) {
        String token = tokens.issue(purpose, "job-1:7", NOW.plusSeconds(60));

        assertThat(purpose.claimedBy(token)).isTrue();
        assertThat(token).matches("[A-Za-z0-9._-]+");
        assertThat(tokens.verify(purpose, token, NOW)).contains("job-1:7");
        assertThat(tokens.verify(purpose, token, NOW.plusSeconds(59))).isPresent();
        assertThat(tokens.verify(purpose, token, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aTokenIsWorthNothingForAnotherPurpose() {
        String token = tokens.issue(Purpose.STATE_DOWNLOAD, "sv-1", NOW.plusSeconds(60));
        String renamed =
                tokens.issue(Purpose.STATE_UPLOAD, "sv-1", NOW.plusSeconds(60)).substring(0, 4) + token.substring(4);

        assertThat(tokens.verify(Purpose.STATE_UPLOAD, token, NOW)).isEmpty();
        assertThat(tokens.verify(Purpose.STATE_UPLOAD, renamed, NOW)).isEmpty();
    }

    @Test
    void noCharacterOfATokenMayBeChanged() {
        String token = tokens.issue(Purpose.LOG_READ, "plan-1", NOW.plusSeconds(60));

        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(Purpose.LOG_READ, changed, NOW))
                    .as(changed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "log", "log.", "log...", "log.a.b.c", "log.!!.zz.??", "log.a.b.c.d"})
    void whatIsNoTokenIsNoError(String text) {
        assertThat(tokens.verify(Purpose.LOG_READ, text, NOW)).isEmpty();
        assertThat(tokens.verify(Purpose.LOG_READ, "log." + "a".repeat(100_000), NOW))
                .isEmpty();
    }
}
