package dev.runyard.api.retention;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.retention.DataRetentionPolicies;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code data-retention-policy-delete-olders}. */
@Component
final class DeleteOlderResource implements Resource<DeleteOlder> {
    private final DataRetentionPolicies policies;

    DeleteOlderResource(DataRetentionPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Class<DeleteOlder> shows() {
        return DeleteOlder.class;
    }

    @Override
    public List<DeleteOlder> byIds(Collection<String> ids) {
        return policies.byIds(ids).stream()
                .filter(policy -> policy.deleteOlderThanDays() != null)
                .map(DeleteOlder::new)
                .toList();
    }

    /** Who sees what it is for may see it. */
    @Override
    public @Nullable TypedId subject(DeleteOlder view) {
        return null;
    }

    @Override
    public ResourceType<DeleteOlder> type() {
        return ResourceType.named(
                        RetentionReferences.DELETE_OLDERS,
                        (DeleteOlder view) -> view.policy().id())
                .attribute("delete-older-than-n-days", view -> view.policy().deleteOlderThanDays());
    }
}
