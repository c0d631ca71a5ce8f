package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that no client library would send are refused in the API's own form, whoever in the server refuses them. */
class MalformedPathAcceptanceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/%zz",
                "/api/v2/runs/a%2Fb",
                "/api/v2/runs/a%00b",
                "/api/v2/runs/a%5Cb",
                "/api/v2/runs/%ff",
                "/api/v2/runs/<x>",
                "/api/v2/runs/a;b",
                "/api/v2/../x",
                "/api/v2//ping",
                "//api/v2/ping",
                "//",
                "/%zz"
            })
    void aMalformedPathIsAnsweredWithAnErrorAndNothingElse(String path) throws IOException {
        var answer = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/vnd.api+json")
                .endsWith("\r\n\r\n{\"errors\":[{\"status\":\"400\",\"title\":\"bad request\"}]}")
                .doesNotContainIgnoringCase("tomcat");
    }

    private static String ask(String request) throws IOException {
        var server = TestPlatform.running().admin().server();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
