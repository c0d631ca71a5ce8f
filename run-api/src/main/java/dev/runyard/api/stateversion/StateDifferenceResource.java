package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.engine.stateversion.StateDifference;
import dev.runyard.persistence.TypedId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code state-version-diffs}, an addition of ours. */
@Component
final class StateDifferenceResource implements Resource<StateDifference> {
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public Class<StateDifference> shows() {
        return StateDifference.class;
    }

    /** No relationship leads to them. */
    @Override
    public List<StateDifference> byIds(Collection<String> ids) {
        return List.of();
    }

    @Override
    public @Nullable TypedId subject(StateDifference difference) {
        return null;
    }

    @Override
    public ResourceType<StateDifference> type() {
        return ResourceType.named(
                        "state-version-diffs",
                        (StateDifference diff) -> diff.to() + (diff.from() == null ? "" : "-" + diff.from()))
                .attribute("added", StateDifference::added)
                .attribute("changed", StateDifference::changed)
                .attribute("removed", StateDifference::removed)
                .attribute(
                        "resources",
                        diff -> diff.resources().stream().map(this::resource).toList())
                .attribute("resources-left-out", StateDifference::more)
                .attribute("outputs", diff -> values(diff.outputs()))
                .toOne("from", "state-versions", diff -> diff.from() == null ? null : String.valueOf(diff.from()))
                .toOne("to", "state-versions", diff -> diff.to().value());
    }

    private Object resource(StateDifference.Changed changed) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("address", changed.address());
        shown.put("action", name(changed.action()));
        shown.put("attributes", values(changed.attributes()));
        return shown;
    }

    private List<Map<String, @Nullable Object>> values(List<StateDifference.Value> values) {
        return values.stream().map(this::value).toList();
    }

    private Map<String, @Nullable Object> value(StateDifference.Value value) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("name", value.name());
        shown.put("action", name(value.action()));
        shown.put("before", tree(value.before()));
        shown.put("after", tree(value.after()));
        shown.put("sensitive", value.sensitive());
        shown.put("omitted", value.omitted());
        return shown;
    }

    private @Nullable JsonNode tree(@Nullable String value) {
        return value == null ? null : json.readTree(value);
    }

    private static String name(StateDifference.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
