package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.tag.TagBinding;
import dev.runyard.persistence.tag.TagBindings;
import dev.runyard.persistence.tag.Tags;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Lists the tags that a caller may see: those of the workspaces they see, which are all of an organization or none. */
@Component
final class VisibleTags {
    private static final int LONGEST_SEARCH = 255;

    private final Tags tags;
    private final TagBindings bindings;
    private final Access access;

    VisibleTags(Tags tags, TagBindings bindings, Access access) {
        this.tags = tags;
        this.bindings = bindings;
        this.access = access;
    }

    /** Lists the tags of an organization's workspaces. */
    Listing<Tag> in(OrganizationId organization, Query query, Actor actor, Paging paging) {
        var part = query.text("q").orElse("");
        var excluded = query.text("filter[exclude][taggable][id]").orElse("");
        if (part.length() > LONGEST_SEARCH) {
            throw Invalid.because("q is too long (maximum is " + LONGEST_SEARCH + " characters)");
        }
        if (!access.allows(actor, Permission.READ_WORKSPACE, organization)) {
            return paging.of(List.<Tag>of());
        }
        return paging.of(tags.ofWorkspaces(organization, literally(part), new WorkspaceId(excluded), paging.request()));
    }

    /** Lists the tags of one workspace whose names hold {@code part}. */
    Listing<Tag> of(WorkspaceId workspace, String part, Paging paging) {
        var bound = bindings.of(workspace);
        if (bound.isEmpty()) {
            return paging.of(List.<Tag>of());
        }
        var keys = bound.stream().map(TagBinding::key).toList();
        return paging.of(tags.named(bound.getFirst().organizationId(), keys).stream()
                .filter(tag -> tag.key().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                .toList());
    }

    /**
     * Lets pass who may tag all of these workspaces.
     *
     * @throws dev.runyard.persistence.problem.NotFound for who may not
     */
    void requireAll(Actor actor, Collection<WorkspaceId> workspaces) {
        access.onAll(actor, workspaces).values().forEach(grants -> grants.require(Permission.MANAGE_TAGS));
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
