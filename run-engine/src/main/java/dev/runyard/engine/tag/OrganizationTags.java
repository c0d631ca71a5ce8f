package dev.runyard.engine.tag;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.tag.TagBindings;
import dev.runyard.persistence.tag.TagId;
import dev.runyard.persistence.tag.TagOwner;
import dev.runyard.persistence.tag.Tags;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Changes the tags of an organization as a whole. That the caller may is checked before. */
@Component
public final class OrganizationTags {
    private final Tags tags;
    private final TagBindings bindings;
    private final TagRows rows;
    private final Workspaces workspaces;
    private final Steps steps;

    OrganizationTags(Tags tags, TagBindings bindings, TagRows rows, Workspaces workspaces, Steps steps) {
        this.tags = tags;
        this.bindings = bindings;
        this.rows = rows;
        this.workspaces = workspaces;
        this.steps = steps;
    }

    /**
     * Takes tags from every workspace and project of an organization.
     *
     * @throws NotFound when one of them is none of the organization's tags
     */
    public void remove(OrganizationId organization, Collection<TagId> removed) {
        TagRules.checkRequest("tags", removed.size());
        var wanted = new HashSet<>(removed);
        steps.take(() -> {
            var keys = tags.findAllById(wanted).stream()
                    .filter(tag -> tag.organizationId().equals(organization))
                    .map(Tag::key)
                    .toList();
            if (keys.size() < wanted.size()) {
                throw new NotFound();
            }
            if (!keys.isEmpty()) {
                bindings.removeEverywhere(organization, keys);
                tags.forgetUnused(organization, keys);
            }
            return keys;
        });
    }

    /**
     * Adds a tag to workspaces.
     *
     * @throws NotFound when a workspace is none of the tag's organization
     */
    public void addTo(TagId id, Collection<WorkspaceId> tagged) {
        TagRules.checkRequest("workspaces", tagged.size());
        steps.take(() -> {
            var tag = tags.findById(id).orElseThrow(NotFound::new);
            // In one order, so that two steps do not wait for each other.
            tagged.stream()
                    .distinct()
                    .sorted(Comparator.comparing(WorkspaceId::value))
                    .forEach(workspace -> add(tag, workspace));
            return tag;
        });
    }

    private void add(Tag tag, WorkspaceId id) {
        var workspace = workspaces
                .lock(id)
                .filter(each -> each.organizationId().equals(tag.organizationId()))
                .orElseThrow(NotFound::new);
        var owner = TagOwner.workspace(workspace.organizationId(), id);
        rows.set(owner, rows.of(owner).withKnown(List.of(tag.key())));
    }
}
