package dev.runyard.app.demo;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of the API that the demonstration makes itself; the rest is the CLI's. */
final class DemoApi implements AutoCloseable {
    private static final String TYPE = "application/vnd.api+json";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final URI server;
    private final String token;

    DemoApi(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Makes the organization unless an earlier demonstration did. */
    void organization(String name) {
        String path = "/api/v2/organizations";
        if (get(path + "/" + name).statusCode() == NOT_FOUND) {
            create(path, "organizations", Map.of("name", name, "email", "demo@example.com"));
        }
    }

    /** Makes the workspace unless an earlier demonstration did. */
    void workspace(String organization, String name) {
        String path = "/api/v2/organizations/" + organization + "/workspaces";
        if (get(path + "/" + name).statusCode() == NOT_FOUND) {
            create(path, "workspaces", Map.of("name", name));
        }
    }

    /** The id of the workspace's newest run. */
    String newestRun(String organization, String workspace) {
        String id = data(get("/api/v2/organizations/" + organization + "/workspaces/" + workspace))
                .path("id")
                .asString();
        return data(get("/api/v2/workspaces/" + id + "/runs?page%5Bsize%5D=1"))
                .path(0)
                .path("id")
                .asString();
    }

    @Override
    public void close() {
        client.close();
    }

    private void create(String path, String type, Map<String, String> attributes) {
        String body = json.writeValueAsString(Map.of("data", Map.of("type", type, "attributes", attributes)));
        var request = request(path).header("Content-Type", TYPE).POST(BodyPublishers.ofString(body));
        var answer = send(request);
        if (answer.statusCode() != CREATED) {
            throw unexpected(answer);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private JsonNode data(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw unexpected(answer);
        }
        return json.readTree(answer.body()).path("data");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", TYPE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw Refusal.notPossible("The demonstration's server does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.notPossible("The demonstration was interrupted");
        }
    }

    private static Refusal unexpected(HttpResponse<String> answer) {
        return Refusal.notPossible("The demonstration's server answered "
                + answer.request().method() + " " + answer.uri().getPath() + " with " + answer.statusCode() + ": "
                + answer.body().replaceAll("\\s+", " "));
    }
}
