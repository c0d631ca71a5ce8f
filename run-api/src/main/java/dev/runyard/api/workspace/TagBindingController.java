package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Reference;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tags of workspaces: there are none yet, but the CLI asks for them whether its configuration has any or not. */
@ApiController
final class TagBindingController {
    @GetMapping({"/api/v2/workspaces/{id}/tag-bindings", "/api/v2/workspaces/{id}/effective-tag-bindings"})
    @Requires(Permission.READ_WORKSPACE)
    List<Reference> none(@PathVariable WorkspaceId id) {
        return List.of();
    }
}
