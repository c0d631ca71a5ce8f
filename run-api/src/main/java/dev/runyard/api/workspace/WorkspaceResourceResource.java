package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.workspace.WorkspaceResource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code resources}, as HCP Terraform's page "Workspace resources" has them, but for whole times in place of days, as its description asks for. */
@Component
final class WorkspaceResourceResource implements Resource<WorkspaceResource> {
    @Override
    public Class<WorkspaceResource> shows() {
        return WorkspaceResource.class;
    }

    /** No relationship leads to them. */
    @Override
    public List<WorkspaceResource> byIds(Collection<String> ids) {
        return List.of();
    }

    @Override
    public @Nullable TypedId subject(WorkspaceResource resource) {
        return null;
    }

    @Override
    public ResourceType<WorkspaceResource> type() {
        return ResourceType.named("resources", WorkspaceResource::id)
                .attribute("address", WorkspaceResource::address)
                .attribute("name", WorkspaceResource::name)
                .attribute("created-at", WorkspaceResource::createdAt)
                .attribute("updated-at", WorkspaceResource::updatedAt)
                .attribute("module", WorkspaceResource::module)
                .attribute("provider", WorkspaceResource::provider)
                .attribute("provider-type", WorkspaceResource::providerType)
                .attribute("modified-by-state-version-id", WorkspaceResource::modifiedBy)
                .attribute("name-index", WorkspaceResource::nameIndex);
    }
}
