package dev.runyard.api.stateversion;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.View;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionContent;
import dev.runyard.persistence.stateversion.StateVersionContents;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the resources of states are, in short: opened once for all states of a document. */
@Component
final class StateSummaries {
    private final StateVersionContents contents;
    private final Keyring keyring;
    private final JsonMapper json;

    StateSummaries(StateVersionContents contents, Keyring keyring, JsonMapper json) {
        this.contents = contents;
        this.keyring = keyring;
        this.json = json;
    }

    /** Whether the state was read. */
    Batch<StateVersion, Object> isRead() {
        return (rows, view) -> {
            var found = load(rows, view);
            return state -> found.containsKey(state.id().value());
        };
    }

    /** One of the attributes that the summary holds. */
    Batch<StateVersion, Object> part(String name) {
        return (rows, view) -> {
            var found = load(rows, view);
            return state -> {
                var summary = found.get(state.id().value());
                return summary == null ? null : summary.get(name);
            };
        };
    }

    private Map<String, JsonNode> load(List<StateVersion> rows, View view) {
        var ids = rows.stream()
                .filter(StateVersion::isReadable)
                .map(state -> state.id().value())
                .toList();
        return view.once(
                List.of(StateSummaries.class, ids),
                () -> ids.isEmpty()
                        ? Map.of()
                        : contents.summaries(ids).stream()
                                .collect(toMap(StateVersionContents.Summary::getState, this::open)));
    }

    private JsonNode open(StateVersionContents.Summary summary) {
        return json.readTree(keyring.open(summary.getSummary(), StateVersionContent.context(summary.getState())));
    }
}
