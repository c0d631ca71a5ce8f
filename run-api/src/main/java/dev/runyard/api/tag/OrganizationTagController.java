package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.tag.OrganizationTags;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.tag.TagId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The tags that the workspaces of an organization have, as HCP Terraform's page "Organization tags" has them. */
@ApiController
final class OrganizationTagController {
    private static final String TAGS = "/api/v2/organizations/{organization}/tags";

    private final VisibleTags visible;
    private final OrganizationTags tags;

    OrganizationTagController(VisibleTags visible, OrganizationTags tags) {
        this.visible = visible;
        this.tags = tags;
    }

    /** A tag to be deleted. */
    record Deleted(TagId id) {}

    /** A workspace that gets a tag. */
    record Tagged(WorkspaceId id) {}

    @GetMapping(TAGS)
    @Requires(Permission.READ_ORGANIZATION)
    Listing<Tag> list(OrganizationId organization, Query query, Actor actor, Paging paging) {
        return visible.in(organization, query, actor, paging);
    }

    @DeleteMapping(TAGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TAGS)
    void delete(OrganizationId organization, @JsonApiBody List<Deleted> deleted) {
        tags.remove(organization, deleted.stream().map(Deleted::id).toList());
    }

    @PostMapping("/api/v2/tags/{tag}/relationships/workspaces")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TAGS)
    void addTo(@PathVariable TagId tag, @JsonApiBody List<Tagged> workspaces, Actor actor) {
        var ids = workspaces.stream().map(Tagged::id).toList();
        visible.requireAll(actor, ids);
        tags.addTo(tag, ids);
    }
}
