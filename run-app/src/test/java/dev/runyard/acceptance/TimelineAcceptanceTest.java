package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TimelineAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aCommentIsAnEventThatSaysWhoSaidWhat() {
        var run = tenant.workspace("network").startRun().awaits("planned");
        var comment = tenant.api()
                .post("runs/" + run.id() + "/comments", ApiClient.document("comments", Map.of("body", "Is this safe?")))
                .is(201)
                .id();

        assertThat(run.events()).containsExactly("queue_plan", "start_plan", "finish_plan", "commented");
        var events = tenant.api()
                .get("runs/" + run.id() + "/run-events?include=actor,comment")
                .is(200)
                .json();
        var commented = events.at("/data/3");
        assertThat(commented.at("/relationships/comment/data/id").asString()).isEqualTo(comment);
        assertThat(included(events, comment).at("/attributes/body").asString()).isEqualTo("Is this safe?");
        var actor = commented.at("/relationships/actor/data/id").asString();
        assertThat(included(events, actor).at("/attributes/username").asString())
                .isNotEmpty();

        var alone = tenant.api()
                .get("run-events/" + commented.get("id").asString() + "?include=comment")
                .is(200);
        assertThat(alone.attribute("action").asString()).isEqualTo("commented");
        assertThat(included(alone.json(), comment).isMissingNode()).isFalse();
    }

    @Test
    void aCommentGivenWithAnActionBelongsToItsEvent() {
        var run = tenant.workspace("network").startRun().awaits("planned");

        run.discard();

        assertThat(run.events()).containsExactly("queue_plan", "start_plan", "finish_plan", "discard");
        var events = tenant.api()
                .get("runs/" + run.id() + "/run-events?include=comment")
                .is(200)
                .json();
        var comment = events.at("/data/3/relationships/comment/data/id").asString();
        assertThat(included(events, comment).at("/attributes/body").asString()).isEqualTo("from a test");
        assertThat(run.read()
                        .json()
                        .at("/data/relationships/run-events/data")
                        .valueStream()
                        .map(event -> event.get("id").asString()))
                .hasSize(4);
    }

    @Test
    void whoMayNotSeeTheRunSeesNoneOfItsEvents() {
        var run = tenant.workspace("network").startRun();
        tenant.api()
                .post("runs/" + run.id() + "/comments", ApiClient.document("comments", Map.of("body", "secret")))
                .is(201);
        var events = tenant.api()
                .get("runs/" + run.id() + "/run-events")
                .is(200)
                .json()
                .at("/data");
        var stranger = TestPlatform.running().stranger();

        stranger.get("runs/" + run.id() + "/run-events").is(404);
        events.forEach(event ->
                stranger.get("run-events/" + event.get("id").asString()).is(404));
    }

    private static JsonNode included(JsonNode document, String id) {
        return document.at("/included")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseGet(() -> document.at("/nothing"));
    }
}
