package dev.runyard.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.app.settings.Refusal;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private static final String CONNECTION_FAILURE = "08006";
    private static final String SYNTAX_ERROR = "42601";

    @Test
    void aDatabaseThatGoesAwayInTheMidstIsOneLine() {
        var refusal = of(new SQLException("Connection refused.\nCheck the host.", CONNECTION_FAILURE));

        assertThat(refusal.exitCode()).isEqualTo(Refusal.NOT_POSSIBLE);
        assertThat(refusal)
                .hasMessage("The database went away while the server started: Connection refused. Check the host.");
    }

    @Test
    void whatNobodyForesawIsNotCalledAnOutage() {
        assertThat(of(new SQLException("syntax error", SYNTAX_ERROR))).hasMessageStartingWith("could not start: ");
    }

    private static Refusal of(SQLException cause) {
        return StartFailure.refusal(new IllegalStateException("a bean could not be made", cause));
    }
}
