package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.stateversion.LateState;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code recovery-snapshots}, an addition of ours; each has the id of the state version that it is. */
@Component
final class RecoveryResource implements Resource<LateState> {
    private final RecoverySnapshots snapshots;
    private final TransferUrls urls;

    RecoveryResource(RecoverySnapshots snapshots, TransferUrls urls) {
        this.snapshots = snapshots;
        this.urls = urls;
    }

    @Override
    public Class<LateState> shows() {
        return LateState.class;
    }

    @Override
    public List<LateState> byIds(Collection<String> ids) {
        return snapshots.late(ids.stream().map(StateVersionId::new).toList());
    }

    @Override
    public TypedId subject(LateState late) {
        return late.state().id();
    }

    @Override
    public ResourceType<LateState> type() {
        return ResourceType.named(
                        "recovery-snapshots",
                        (LateState late) -> late.state().id().value())
                .attribute("status", late -> late.snapshot().status().wireName())
                .attribute("reason", late -> late.snapshot().reason().wireName())
                .attribute("created-at", late -> late.snapshot().createdAt())
                .attribute("decided-at", late -> late.snapshot().decidedAt())
                .attribute("comment", late -> late.snapshot().comment())
                .attribute("serial", late -> late.state().serial())
                .attribute("lineage", late -> late.state().lineage())
                .attribute("size", late -> late.state().size())
                .attribute("resource-count", late -> late.state().resourceCount())
                .attribute("terraform-version", late -> late.state().terraformVersion())
                .attribute("hosted-state-download-url", late -> download(late.state()))
                .toOne(
                        "workspace",
                        "workspaces",
                        late -> late.snapshot().workspaceId().value())
                .toOne("run", "runs", late -> value(late.snapshot().runId()))
                .toOne(
                        "state-version",
                        "state-versions",
                        late -> late.state().id().value())
                .toOne("decided-by", "users", RecoveryResource::decidedBy)
                .toOne(
                        "accepted-state-version",
                        "state-versions",
                        late -> value(late.snapshot().acceptedId()))
                .self(late -> "/api/v2/recovery-snapshots/" + late.state().id());
    }

    private @Nullable String download(StateVersion state) {
        return state.isReadable() ? urls.stateDownload(state.id()) : null;
    }

    private static @Nullable String decidedBy(LateState late) {
        var by = late.snapshot().decidedBy();
        return by == null ? null : value(by.userId());
    }

    private static @Nullable String value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
