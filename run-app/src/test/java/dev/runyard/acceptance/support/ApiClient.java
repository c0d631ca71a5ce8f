package dev.runyard.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the API as a script in CI would, with one token. */
public final class ApiClient {
    public static final String JSON_API = "application/vnd.api+json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final @Nullable String token;

    public ApiClient(URI server, @Nullable String token) {
        this.server = server;
        this.token = token;
    }

    /** Speaks to the same server with another token; null for none. */
    public ApiClient with(@Nullable String otherToken) {
        return new ApiClient(server, otherToken);
    }

    public URI server() {
        return server;
    }

    public String token() {
        return token == null ? "" : token;
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /** Puts raw bytes to an address of the server's own making; sends no token, as the CLI does. */
    public Answer put(String url, byte[] bytes) {
        return with(null)
                .send(
                        "PUT",
                        url,
                        BodyPublishers.ofByteArray(bytes),
                        Map.of("Content-Type", "application/octet-stream"));
    }

    /** Sends a document by a method that has no word of its own here. */
    public Answer send(String method, String path, Object body) {
        return send(method, path, json(body), Map.of("Content-Type", JSON_API));
    }

    /** Sends anything. */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var address = path.startsWith("http")
                ? URI.create(path)
                : server.resolve(path.startsWith("/") ? path : "/api/v2/" + path);
        var request = HttpRequest.newBuilder(address).method(method, body).timeout(Duration.ofMinutes(2));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a JSON:API document of attributes alone. */
    public static Map<String, Object> document(String type, Map<String, ?> attributes) {
        return Map.of("data", Map.of("type", type, "attributes", attributes));
    }

    /** Makes a JSON:API document of attributes and to-one relationships ({@code name → [type, id]}). */
    public static Map<String, Object> document(
            String type, Map<String, ?> attributes, Map<String, String[]> relationships) {
        var related = new java.util.LinkedHashMap<String, Object>();
        relationships.forEach((name, to) -> related.put(name, Map.of("data", Map.of("type", to[0], "id", to[1]))));
        return Map.of("data", Map.of("type", type, "attributes", attributes, "relationships", related));
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }
}
