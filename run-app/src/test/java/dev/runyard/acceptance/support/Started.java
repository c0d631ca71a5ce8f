package dev.runyard.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run that was asked for. */
public final class Started {
    private static final Set<String> OVER =
            Set.of("applied", "planned_and_finished", "discarded", "canceled", "errored", "force_canceled");

    private final ApiClient api;
    private final String id;

    Started(ApiClient api, String id) {
        this.api = api;
        this.id = id;
    }

    public String id() {
        return id;
    }

    public Answer read() {
        return api.get("runs/" + id).is(200);
    }

    public String status() {
        return read().attribute("status").asString();
    }

    /** Waits until the run has this status; fails at once when it is over with another. */
    public Started awaits(String status) {
        Eventually.until("run " + id + " to be " + status, this::status, seen -> {
            assertThat(OVER.contains(seen) && !seen.equals(status))
                    .as(() -> "run is " + seen + ", not " + status + "\n" + planLog() + applyLog())
                    .isFalse();
            return seen.equals(status);
        });
        return this;
    }

    public Started isStill(String status) {
        assertThat(status()).isEqualTo(status);
        return this;
    }

    public Started confirm() {
        return does("apply");
    }

    public Started discard() {
        return does("discard");
    }

    public Started cancel() {
        return does("cancel");
    }

    private Started does(String action) {
        ask(action).is(202);
        return this;
    }

    /** Asks for an action and leaves the answer to the test. */
    public Answer ask(String action) {
        return api.post("runs/" + id + "/actions/" + action, Map.of("comment", "from a test"));
    }

    public Answer plan() {
        return api.get("plans/" + read().related("plan")).is(200);
    }

    public Answer apply() {
        return api.get("applies/" + read().related("apply")).is(200);
    }

    /** Returns the whole log of the plan as it is now, framing included. */
    public String planLog() {
        return log(plan());
    }

    public String applyLog() {
        return log(apply());
    }

    /** Waits for words in the log of the plan. */
    public Started awaitsInPlanLog(String words) {
        Eventually.until("'" + words + "' in the plan's log", this::planLog, log -> log.contains(words));
        return this;
    }

    public Started awaitsInApplyLog(String words) {
        Eventually.until("'" + words + "' in the apply's log", this::applyLog, log -> log.contains(words));
        return this;
    }

    /** Returns the actions of the run's events, oldest first. */
    public List<String> events() {
        return api.get("runs/" + id + "/run-events")
                .is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(event -> event.at("/attributes/action").asString())
                .toList();
    }

    private String log(Answer phase) {
        var url = phase.attribute("log-read-url").asString();
        var log = api.with(null).get(url + "?limit=10000000&offset=0").is(200);
        return new String(log.raw().body(), StandardCharsets.UTF_8);
    }
}
