package dev.runyard.acceptance.chaos;

import dev.runyard.acceptance.chaos.Client.Target;
import dev.runyard.acceptance.support.ApiClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks Runyard, by its API, what it knows. */
final class Witness {
    private final ApiClient api;
    private final String organization;

    Witness(ApiClient api, String organization) {
        this.api = api;
        this.organization = organization;
    }

    Account account(Target target) {
        var runs = all("workspaces/" + target.workspace() + "/runs").stream()
                .map(this::told)
                .toList();
        return new Account(target.name(), runs, serials(target), states(target));
    }

    private Told told(JsonNode run) {
        var id = run.get("id").asString();
        var events = api.get("runs/" + id + "/run-events").is(200).json().at("/data");
        return new Told(
                id,
                run.at("/attributes/status").asString(),
                events.valueStream()
                        .map(event -> event.at("/attributes/action").asString())
                        .toList(),
                events.valueStream()
                        .map(event -> event.at("/attributes/description").asString(""))
                        .toList()
                        .toString());
    }

    private List<Long> serials(Target target) {
        var newestFirst = all("state-versions?filter[organization][name]=" + organization + "&filter[workspace][name]="
                + target.name());
        return newestFirst.reversed().stream()
                .map(state -> state.at("/attributes/serial").asLong())
                .toList();
    }

    private String states(Target target) {
        var text = new StringBuilder();
        var current = api.get("workspaces/" + target.workspace() + "/current-state-version");
        if (current.status() == 200) {
            text.append(download(current.json().at("/data")));
        }
        all("workspaces/" + target.workspace() + "/recovery-snapshots?filter[status]=kept")
                .forEach(snapshot -> text.append(download(snapshot)));
        return text.toString();
    }

    private String download(JsonNode state) {
        var url = state.at("/attributes/hosted-state-download-url").asString();
        return api.with(null).get(url).is(200).body();
    }

    private List<JsonNode> all(String path) {
        var found = new ArrayList<JsonNode>();
        for (int page = 1; ; page++) {
            var answer = api.get(path + (path.contains("?") ? "&" : "?") + "page[size]=100&page[number]=" + page)
                    .is(200);
            answer.json().at("/data").forEach(found::add);
            if (answer.json().at("/meta/pagination/next-page").isNull()) {
                return found;
            }
        }
    }

    /** Returns the logs of a run. */
    String logs(String run) {
        var logs = new StringBuilder();
        for (String phase : List.of("plan", "apply")) {
            var told = api.get("runs/" + run + "/" + phase);
            if (told.status() == 200) {
                var log = api.with(null).get(told.attribute("log-read-url").asString() + "?limit=100000&offset=0");
                logs.append(new String(log.raw().body(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return logs.toString();
    }
}
