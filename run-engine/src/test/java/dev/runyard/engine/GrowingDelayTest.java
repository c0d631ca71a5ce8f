package dev.runyard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingDelayTest {
    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "2, PT20S", "9, PT2560S", "10, PT1H", "1000, PT1H"})
    void eachFailureDoublesItUpToAnHour(int failures, Duration delay) {
        assertThat(GrowingDelay.delay(failures)).isEqualTo(delay);
    }
}
