package dev.runyard.app.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Somebody who speaks to a server with one token. What is not answered well is an error: nothing is tried again. */
record Caller(URI server, String token) {
    private static final String JSON_API = "application/vnd.api+json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Caller with(String otherToken) {
        return new Caller(server, otherToken);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(bytes(path));
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Posts a document of JSON:API, and returns what was made. */
    JsonNode create(String path, String type, Map<String, ?> attributes, Map<String, String> relationships)
            throws IOException, InterruptedException {
        var related = new LinkedHashMap<String, Object>();
        relationships.forEach((name, id) -> related.put(name, Map.of("data", Map.of("type", name + "s", "id", id))));
        var document = Map.of("data", Map.of("type", type, "attributes", attributes, "relationships", related));
        return post(path, JSON_API, document).path("data");
    }

    /** Posts plain JSON; the answer is a missing node when it has no body. */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return post(path, "application/json", body);
    }

    /** Puts raw bytes; the answer is a missing node when it has no body. */
    JsonNode put(String path, byte[] body) throws IOException, InterruptedException {
        return tree(send(request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(body))));
    }

    /** The JSON of a value as of one of the kinds of {@code type}, which says which of them it is. */
    static JsonNode typed(Object value, Class<?> type) {
        return JSON.readTree(JSON.writerFor(type).writeValueAsBytes(value));
    }

    <T> T read(JsonNode json, Class<T> type) {
        return JSON.treeToValue(json, type);
    }

    private JsonNode post(String path, String type, Object body) throws IOException, InterruptedException {
        return tree(send(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))));
    }

    private static JsonNode tree(byte[] answer) {
        return answer.length == 0 ? MissingNode.getInstance() : JSON.readTree(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.request().method() + " " + answer.uri().getPath() + " was answered with "
                    + answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }
}
