package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code organization-capacity}, which nothing refers to. */
@Component
final class CapacityResource implements Resource<Capacity> {
    @Override
    public Class<Capacity> shows() {
        return Capacity.class;
    }

    @Override
    public List<Capacity> byIds(Collection<String> ids) {
        return List.of();
    }

    @Override
    public @Nullable TypedId subject(Capacity capacity) {
        return null;
    }

    @Override
    public ResourceType<Capacity> type() {
        return ResourceType.named("organization-capacity", Capacity::organization)
                .attribute("pending", Capacity::pending)
                .attribute("running", Capacity::running);
    }
}
