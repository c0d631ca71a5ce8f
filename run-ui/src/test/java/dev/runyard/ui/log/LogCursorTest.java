package dev.runyard.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogCursorTest {
    @Test
    void aCursorComesBackAsItWent() {
        var cursor = new LogCursor(1024, 4096, TextStyle.PLAIN.after("1;4;92;41"));

        assertThat(LogCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "1-2", "1--2-", "-1-2-", "1-2-3m", "99999999999999999999-1-", "1-2-<b>"})
    void anythingElseMeansThatNothingIsShown(String text) {
        assertThat(LogCursor.parse(text)).isEqualTo(LogCursor.START);
    }
}
