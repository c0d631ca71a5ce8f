package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.tag.Tagging;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The tags of workspaces as flat names, as they were before they had values. */
@ApiController
final class WorkspaceTagController {
    private static final String TAGS = "/api/v2/workspaces/{workspace}/relationships/tags";

    private final VisibleTags visible;
    private final Tagging tagging;

    WorkspaceTagController(VisibleTags visible, Tagging tagging) {
        this.visible = visible;
        this.tagging = tagging;
    }

    /** The parameter is go-tfe's: part of a name. */
    @GetMapping(TAGS)
    @Requires(Permission.READ_WORKSPACE)
    Listing<Tag> list(
            @PathVariable WorkspaceId workspace, @RequestParam(defaultValue = "") String name, Paging paging) {
        return visible.of(workspace, name, paging);
    }

    @PostMapping(TAGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TAGS)
    void add(@PathVariable WorkspaceId workspace, @JsonApiBody List<SentName> tags) {
        tagging.add(workspace, SentName.references(tags));
    }

    @DeleteMapping(TAGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TAGS)
    void remove(@PathVariable WorkspaceId workspace, @JsonApiBody List<SentName> tags) {
        tagging.remove(workspace, SentName.references(tags));
    }
}
