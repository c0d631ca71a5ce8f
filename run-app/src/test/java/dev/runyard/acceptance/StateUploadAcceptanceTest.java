package dev.runyard.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state is uploaded, whole and once, and is what was said of it. */
class StateUploadAcceptanceTest {
    private final Space space = TestPlatform.running().tenant().workspace("states");

    @Test
    void rawAndJsonMayComeInEitherOrderAndAreTakenOnce() {
        space.lock().is(200);
        var state = new StateFile(1).output("a", "b");
        var made = space.askForState(state.announcement()).is(201);
        var raw = made.attribute("hosted-state-upload-url").asString();
        var json = made.attribute("hosted-json-state-upload-url").asString();
        assertThat(made.attribute("status").asString()).isEqualTo("pending");
        assertThat(made.attribute("resources-processed").asBoolean()).isFalse();

        space.api().put(json, "{\"values\": {}}".getBytes(UTF_8)).is(200);
        assertThat(space.unlock().is(409).error()).contains("latest state version is still pending");
        space.api().put(raw, state.bytes()).is(200);
        space.api().put(raw, state.bytes()).is(200);
        space.api().put(json, "{\"values\": {}}".getBytes(UTF_8)).is(200);

        space.api().put(json, "{\"values\": {\"x\": 1}}".getBytes(UTF_8)).is(409);
        space.api().put(raw, new StateFile(2).bytes()).is(409);
        var read = space.api().get("state-versions/" + made.id()).is(200);
        assertThat(read.attribute("hosted-state-upload-url").isNull()).isTrue();
        assertThat(read.attribute("hosted-json-state-upload-url").isNull()).isTrue();
        var downloaded =
                space.api().get(read.attribute("hosted-json-state-download-url").asString());
        assertThat(downloaded.body()).isEqualTo("{\"values\": {}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[1]", "{\"version\": 4", "\u0000\u0001", "{\"version\": 4} trailing"})
    void whatIsNoStateIsRefusedAndTheVersionWaitsForABetterOne(String text) {
        space.lock().is(200);
        var state = new StateFile(1);
        var made = space.askForState(state.announcement()).is(201);
        var raw = made.attribute("hosted-state-upload-url").asString();

        space.api().put(raw, text.getBytes(UTF_8)).is(422);
        space.api().put(raw, new StateFile(1).output("other", "bytes").bytes()).is(422);

        space.currentState().is(404);
        space.api().put(raw, state.bytes()).is(200);
        assertThat(space.currentState().is(200).id()).isEqualTo(made.id());
    }

    @Test
    void namesThatNoDatabaseTakesAreRefusedAndNotBroken() {
        space.lock().is(200);
        for (String name : List.of("a\\u0000", "\\ud800", "x".repeat(600))) {
            var output = new StateFile(1).output(name, "v");
            var resource = new StateFile(1).resource(name.length() > 500 ? name.repeat(10) : name, "{}");
            space.askForState(output.inline()).is(422);
            space.askForState(resource.inline()).is(422);
        }
        var twice = new StateFile(1)
                .output("a", "1")
                .output("a", "2")
                .resource("r", "{}")
                .resource("r", "{}");
        space.askForState(twice.inline()).is(201);
        assertThat(space.outputs()).containsExactlyEntriesOf(Map.of("a", "2"));
    }

    @Test
    void whatIsSaidOfAStateMustBeTrueOfIt() {
        space.lock().is(200);
        var state = new StateFile(5);
        for (var wrong : List.of(
                Map.of("serial", -1),
                Map.of("serial", "five"),
                Map.of("md5", "abc"),
                Map.of("md5", "d41d8cd98f00b204e9800998ecf8427e"),
                Map.of("lineage", "x".repeat(600)),
                Map.of("state", "?not base64?"),
                Map.of("state", base64("no state")),
                Map.of("json-state", base64("no json")),
                Map.of("json-state-outputs", "???"),
                Map.of("json-state-outputs", base64("[]")))) {
            var attributes = new HashMap<String, Object>(state.inline());
            attributes.putAll(wrong);
            assertThat(space.askForState(attributes).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        for (String required : List.of("serial", "md5")) {
            var attributes = state.inline();
            attributes.remove(required);
            space.askForState(attributes).is(422);
        }
        space.askForState(Map.of()).is(422);
        space.currentState().is(404);
        space.unlock().is(200);
    }

    @Test
    void anUploadThatBreaksOffChangesNothingAndIsRepeated() throws IOException {
        var before = space.state(new StateFile(1)).id();
        space.lock().is(200);
        var state = new StateFile(2).output("long", "x".repeat(100_000));
        var made = space.askForState(state.announcement()).is(201);
        var url = URI.create(made.attribute("hosted-state-upload-url").asString());

        try (var connection = new Socket(url.getHost(), url.getPort())) {
            var head = "PUT " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + state.bytes().length
                    + "\r\n\r\n";
            connection.getOutputStream().write(head.getBytes(UTF_8));
            connection.getOutputStream().write(state.bytes(), 0, 50_000);
            connection.getOutputStream().flush();
        }

        assertThat(space.currentState().is(200).id()).isEqualTo(before);
        space.api().put(url.toString(), state.bytes()).is(200);
        assertThat(space.currentState().is(200).id()).isEqualTo(made.id());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
