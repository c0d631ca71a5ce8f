package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands between worker and server, a proxy say, may answer in the server's place. */
class WireTest {
    private static final Duration STANDSTILL = Duration.ofMillis(300);
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

    /** A connection that has vanished: it is open, and nothing moves on it. */
    @Test
    void aFileThatStandsStillIsSentAgain(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[64 << 20]);
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var impatient =
                        new Wire(URI.create("http://localhost:" + gone.getLocalPort()), new Trust(null), STANDSTILL)) {
            impatient.giveUp();

            assertThatThrownBy(() -> impatient.upload("/file", "token", file))
                    .hasMessageContaining("No answer within 0.3 s");
            assertThatThrownBy(() -> impatient.download("/file", "token", BodyHandlers.ofByteArray()))
                    .hasMessageContaining("No answer within 0.3 s");
        }
    }

    /** A slow line, which takes longer for all of it than it may stand still. */
    @Test
    void aFileThatTakesLongArrives(@TempDir Path folder) throws IOException {
        var standstill = Duration.ofSeconds(1);
        Path file = Files.write(folder.resolve("file"), new byte[16 << 20]);
        var received = new AtomicLong();
        http.createContext("/slow", exchange -> {
            try (exchange) {
                var part = new byte[1 << 20];
                var body = exchange.getRequestBody();
                for (int length = body.readNBytes(part, 0, part.length); length > 0; ) {
                    received.addAndGet(length);
                    LockSupport.parkNanos(standstill.toNanos() / 6);
                    length = body.readNBytes(part, 0, part.length);
                }
                exchange.sendResponseHeaders(204, -1);
            }
        });
        long start = System.nanoTime();
        try (var patient =
                new Wire(URI.create("http://localhost:" + http.getAddress().getPort()), new Trust(null), standstill)) {
            patient.upload("/slow", "token", file);
        }

        assertThat(received).hasValue(Files.size(file));
        assertThat(System.nanoTime() - start)
                .isGreaterThan(standstill.multipliedBy(2).toNanos());
    }
}
