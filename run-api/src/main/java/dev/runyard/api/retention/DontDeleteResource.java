package dev.runyard.api.retention;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.retention.DataRetentionPolicies;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code data-retention-policy-dont-deletes}. */
@Component
final class DontDeleteResource implements Resource<DontDelete> {
    private final DataRetentionPolicies policies;

    DontDeleteResource(DataRetentionPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Class<DontDelete> shows() {
        return DontDelete.class;
    }

    @Override
    public List<DontDelete> byIds(Collection<String> ids) {
        return policies.byIds(ids).stream()
                .filter(policy -> policy.deleteOlderThanDays() == null)
                .map(DontDelete::new)
                .toList();
    }

    /** Who sees what it is for may see it. */
    @Override
    public @Nullable TypedId subject(DontDelete view) {
        return null;
    }

    @Override
    public ResourceType<DontDelete> type() {
        return ResourceType.named(
                RetentionReferences.DONT_DELETES,
                (DontDelete view) -> view.policy().id());
    }
}
