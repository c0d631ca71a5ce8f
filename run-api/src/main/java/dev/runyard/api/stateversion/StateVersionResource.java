package dev.runyard.api.stateversion;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code state-versions}. What is read out of a state is read when it comes in. */
@Component
final class StateVersionResource implements Resource<StateVersion> {
    /** The version of terraform's state format, the same since 0.12. */
    private static final int FORMAT = 4;

    private final StateVersions states;
    private final StateVersionOutputs outputs;
    private final RecoverySnapshots recoveries;
    private final StateSummaries summaries;
    private final TransferUrls urls;
    private final Access access;

    StateVersionResource(
            StateVersions states,
            StateVersionOutputs outputs,
            RecoverySnapshots recoveries,
            StateSummaries summaries,
            TransferUrls urls,
            Access access) {
        this.access = access;
        this.recoveries = recoveries;
        this.states = states;
        this.outputs = outputs;
        this.summaries = summaries;
        this.urls = urls;
    }

    @Override
    public Class<StateVersion> shows() {
        return StateVersion.class;
    }

    @Override
    public List<StateVersion> byIds(Collection<String> ids) {
        return states.findAllById(ids.stream().map(StateVersionId::new).toList());
    }

    @Override
    public TypedId subject(StateVersion state) {
        return state.id();
    }

    @Override
    public ResourceType<StateVersion> type() {
        return ResourceType.named(
                        "state-versions", (StateVersion state) -> state.id().value())
                .attribute("created-at", StateVersion::createdAt)
                .attribute("serial", StateVersion::serial)
                .attribute("size", StateVersion::size)
                .attribute("status", state -> state.status().wireName())
                .attribute("intermediate", StateVersion::isSnapshot)
                .attribute("state-version", state -> FORMAT)
                .attribute("terraform-version", StateVersion::terraformVersion)
                .batchedAttribute("resources-processed", summaries.isRead())
                .batchedAttribute("modules", summaries.part("modules"))
                .batchedAttribute("providers", summaries.part("providers"))
                .batchedAttribute("resources", summaries.part("resources"))
                .attribute("vcs-commit-sha", state -> null)
                .attribute("vcs-commit-url", state -> null)
                .attribute(
                        "hosted-state-download-url",
                        state -> state.isReadable() ? urls.stateDownload(state.id()) : null)
                .batchedAttribute("hosted-state-upload-url", writers(state -> urls.stateUpload(state.id())))
                .attribute("hosted-json-state-download-url", this::jsonDownload)
                .batchedAttribute("hosted-json-state-upload-url", writers(this::jsonUpload))
                .toOne("run", "runs", state -> value(state.runId()))
                .toOne("created-by", "users", state -> value(state.createdBy().userId()))
                .toOne("rollback-state-version", "state-versions", state -> value(state.rollbackStateVersionId()))
                .batchedToOne("recovery-snapshot", "recovery-snapshots", (rows, view) -> accepted(rows))
                .toOne("workspace", "workspaces", state -> state.workspaceId().value())
                .batchedToMany("outputs", "state-version-outputs", this::outputs)
                .related("outputs", state -> "/api/v2/state-versions/" + state.id() + "/outputs")
                .self(state -> "/api/v2/state-versions/" + state.id());
    }

    private Column<StateVersion, List<String>> outputs(List<StateVersion> rows, View view) {
        var byState = outputs
                .idsOf(rows.stream()
                        .filter(StateVersion::isReadable)
                        .map(state -> state.id().value())
                        .toList())
                .stream()
                .collect(groupingBy(
                        StateVersionOutputs.Place::getState, mapping(StateVersionOutputs.Place::getOutput, toList())));
        return state -> byState.get(state.id().value());
    }

    /** The recovery snapshot that each state is the accepted copy of. */
    private Column<StateVersion, String> accepted(List<StateVersion> rows) {
        var copies = rows.stream()
                .filter(state -> state.rollbackStateVersionId() != null)
                .map(StateVersion::id)
                .toList();
        var originals = copies.isEmpty()
                ? Map.<StateVersionId, String>of()
                : recoveries.acceptedAs(copies).stream()
                        .collect(toMap(
                                found -> Objects.requireNonNull(found.acceptedId()),
                                found -> found.id().value()));
        return state -> originals.get(state.id());
    }

    private @Nullable Object jsonDownload(StateVersion state) {
        return state.jsonBlob() == null || !state.isReadable() ? null : urls.jsonStateDownload(state.id());
    }

    private @Nullable Object jsonUpload(StateVersion state) {
        return state.jsonBlob() == null ? urls.jsonStateUpload(state.id()) : null;
    }

    /** For those who may write the state: whoever has the address of an upload can make it what they like. */
    private Batch<StateVersion, Object> writers(Function<StateVersion, @Nullable Object> address) {
        return (rows, view) -> {
            var waiting = rows.stream()
                    .filter(StateVersion::isPending)
                    .map(StateVersion::workspaceId)
                    .collect(toSet());
            var grants = access.onAll(view.actor(), waiting);
            return state -> state.isPending()
                            && grants.getOrDefault(state.workspaceId(), Grants.NONE)
                                    .allows(Permission.WRITE_STATE)
                    ? address.apply(state)
                    : null;
        };
    }

    private static @Nullable String value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
