package dev.runyard.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.support.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final CapabilityTokens TOKENS = new CapabilityTokens(Keyring.open(
            MasterKeySource.setting("KEY", MasterKey.generate().toJson()), new Keysets(TestDatabase.fresh()), NOW));

    @ParameterizedTest
    @EnumSource
    void aTokenSaysWhatItIsForUntilItsTimeIsUp(Purpose purpose) {
        String token = TOKENS.issue(purpose, "job-1:7", NOW.plusSeconds(60));

        assertThat(purpose.claimedBy(token)).isTrue();
        assertThat(token).matches("[A-Za-z0-9._-]+");
        assertThat(TOKENS.verify(purpose, token, NOW)).contains("job-1:7");
        assertThat(TOKENS.verify(purpose, token, NOW.plusSeconds(59))).isPresent();
        assertThat(TOKENS.verify(purpose, token, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aTokenIsWorthNothingForAnotherPurpose() {
        String token = TOKENS.issue(Purpose.STATE_DOWNLOAD, "sv-1", NOW.plusSeconds(60));
        String renamed =
                TOKENS.issue(Purpose.STATE_UPLOAD, "sv-1", NOW.plusSeconds(60)).substring(0, 4) + token.substring(4);

        assertThat(TOKENS.verify(Purpose.STATE_UPLOAD, token, NOW)).isEmpty();
        assertThat(TOKENS.verify(Purpose.STATE_UPLOAD, renamed, NOW)).isEmpty();
    }

    @Test
    void noCharacterOfATokenMayBeChanged() {
        String token = TOKENS.issue(Purpose.LOG_READ, "plan-1", NOW.plusSeconds(60));

        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(TOKENS.verify(Purpose.LOG_READ, changed, NOW))
                    .as(changed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "log", "log.", "log...", "log.a.b.c", "log.!!.zz.??", "log.a.b.c.d"})
    void whatIsNoTokenIsNoError(String text) {
        assertThat(TOKENS.verify(Purpose.LOG_READ, text, NOW)).isEmpty();
        assertThat(TOKENS.verify(Purpose.LOG_READ, "log." + "a".repeat(100_000), NOW))
                .isEmpty();
    }
}
