package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands between worker and server, a proxy say, may answer in the server's place. */
class WireTest {
    private static final String PAGE = "<html>Please sign in</html>";

    private final Queue<String> answers = new ArrayDeque<>();
    private HttpServer http;
    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        http.start();
        wire = new Wire(URI.create("http://localhost:" + http.getAddress().getPort()), new Trust(null));
    }

    @AfterEach
    void stop() {
        wire.close();
        http.stop(0);
    }

    @Test
    void aClaimThatSomethingElseAnswersMaySucceedLater() {
        answers.add(PAGE);
        var request = new ClaimRequest("claim-1", WorkerDoor.VERSION, "w1", "dev", 1, null);

        assertThatThrownBy(() -> new ServerDoor(wire, "token").claim(request))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Refused.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aHeartbeatThatSomethingElseAnswersIsNoRenewal() {
        answers.add(PAGE);

        assertThatThrownBy(() -> new JobDoor(wire, "job-1", "token").heartbeat(Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Refused.class);
    }

    @Test
    void aPieceOfLogIsSentAgainUntilTheServerItselfAnswers() throws IOException {
        answers.addAll(List.of(PAGE, "", "{\"nextOffset\": 7}"));

        assertThat(new JobDoor(wire, "job-1", "token").log(0, new byte[7])).isEqualTo(7);
        assertThat(answers).isEmpty();
    }
}
