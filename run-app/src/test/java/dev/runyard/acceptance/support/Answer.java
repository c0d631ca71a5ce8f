package dev.runyard.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said. */
public record Answer(int status, String contentType, String body, HttpResponse<byte[]> raw) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                new String(response.body(), java.nio.charset.StandardCharsets.UTF_8),
                response);
    }

    /** Fails the test unless the status is the expected one. */
    public Answer is(int expected) {
        assertThat(status)
                .as("%s %s: %s", raw.request().method(), raw.request().uri(), body)
                .isEqualTo(expected);
        assertThat(SchemaCheck.faults(
                        raw.request().method(), raw.request().uri().getPath(), status, contentType, body))
                .as("%s %s: %s", raw.request().method(), raw.request().uri(), body)
                .isEmpty();
        return this;
    }

    /** Returns the body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Returns {@code data.id}. */
    public String id() {
        return json().at("/data/id").asString();
    }

    /** Returns an attribute of {@code data}. */
    public JsonNode attribute(String name) {
        return json().at("/data/attributes/" + name);
    }

    /** Returns the id a to-one relationship of {@code data} points to. */
    public String related(String name) {
        return json().at("/data/relationships/" + name + "/data/id").asString();
    }

    /** Returns the ids a to-many relationship of {@code data} points to. */
    public List<String> relatedIds(String name) {
        return ids(json().at("/data/relationships/" + name + "/data"));
    }

    /** Returns the ids of a list. */
    public List<String> ids() {
        return ids(json().get("data"));
    }

    /** Returns an attribute of each resource of a list. */
    public List<String> each(String attribute) {
        return json().get("data")
                .valueStream()
                .map(resource -> resource.at("/attributes/" + attribute).asString())
                .toList();
    }

    private static List<String> ids(JsonNode resources) {
        return resources.valueStream().map(each -> each.get("id").asString()).toList();
    }

    /** Returns the title and detail of the first error. */
    public String error() {
        return json().at("/errors/0/title").asString() + ": "
                + json().at("/errors/0/detail").asString("");
    }

    /** Returns the pointer of the first error. */
    public String pointer() {
        return json().at("/errors/0/source/pointer").asString("");
    }
}
