package dev.runyard.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
    @ParameterizedTest
    @CsvSource({
        "1s, 1, 1s",
        "90s, 90, 1m30s",
        "2h, 7200, 2h",
        "24h, 86400, 24h",
        "1h30m, 5400, 1h30m",
        "24h0m0s, 86400, 24h",
        "1h0m5s, 3605, 1h5s",
        "168h, 604800, 168h",
        "' 5m ', 300, 5m",
    })
    void isWrittenInHoursMinutesAndSeconds(String text, int seconds, String again) {
        assertThat(TimeLimit.of(text)).isEqualTo(new TimeLimit(seconds)).hasToString(again);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0s",
                "0h0m0s",
                "-5m",
                "5",
                "5 m",
                "1.5h",
                "5m1h",
                "169h",
                "999999h",
                "9999999s",
                "1d",
                "500ms",
                "h"
            })
    void anythingElseIsRefused(String text) {
        assertThat(TimeLimit.read(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeLimit.of(text))
                .withMessage(TimeLimit.RULE);
    }

    @Test
    void theShorterOneCounts() {
        assertThat(TimeLimit.of("2h").atMost(TimeLimit.of("5m"))).isEqualTo(TimeLimit.of("5m"));
        assertThat(TimeLimit.of("5m").atMost(TimeLimit.of("2h"))).isEqualTo(TimeLimit.of("5m"));
    }
}
