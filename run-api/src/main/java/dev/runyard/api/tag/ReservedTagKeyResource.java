package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.tag.ReservedTagKey;
import dev.runyard.persistence.tag.ReservedTagKeyId;
import dev.runyard.persistence.tag.ReservedTagKeys;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code reserved-tag-keys}. */
@Component
final class ReservedTagKeyResource implements Resource<ReservedTagKey> {
    private final ReservedTagKeys reserved;

    ReservedTagKeyResource(ReservedTagKeys reserved) {
        this.reserved = reserved;
    }

    @Override
    public Class<ReservedTagKey> shows() {
        return ReservedTagKey.class;
    }

    @Override
    public List<ReservedTagKey> byIds(Collection<String> ids) {
        return reserved.findAllById(ids.stream().map(ReservedTagKeyId::new).toList());
    }

    @Override
    public TypedId subject(ReservedTagKey row) {
        return row.id();
    }

    @Override
    public ResourceType<ReservedTagKey> type() {
        return ResourceType.named(
                        "reserved-tag-keys", (ReservedTagKey row) -> row.id().value())
                .attribute("key", ReservedTagKey::key)
                .attribute("disable-overrides", ReservedTagKey::disableOverrides)
                .attribute("created-at", ReservedTagKey::createdAt)
                .attribute("updated-at", ReservedTagKey::updatedAt);
    }
}
