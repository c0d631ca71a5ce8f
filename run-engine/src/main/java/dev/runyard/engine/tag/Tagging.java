package dev.runyard.engine.tag;

import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.tag.TagBinding;
import dev.runyard.persistence.tag.TagId;
import dev.runyard.persistence.tag.TagOwner;
import dev.runyard.persistence.tag.Tags;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Changes the tags of a workspace or project. That the caller may is checked before. */
@Component
public final class Tagging {
    private final Workspaces workspaces;
    private final Projects projects;
    private final Tags tags;
    private final TagRows rows;
    private final Steps steps;

    Tagging(Workspaces workspaces, Projects projects, Tags tags, TagRows rows, Steps steps) {
        this.workspaces = workspaces;
        this.projects = projects;
        this.tags = tags;
        this.rows = rows;
        this.steps = steps;
    }

    /**
     * Changes the tags of a workspace.
     *
     * @param wishes turns the present tags into those that are asked for
     * @return all tags it has then
     * @throws Invalid when they are too many
     */
    public List<TagBinding> onWorkspace(WorkspaceId id, UnaryOperator<TagSet> wishes) {
        return steps.take(() -> change(owner(id), wishes));
    }

    /** As {@link #onWorkspace}, for a project and so for its workspaces. */
    public List<TagBinding> onProject(ProjectId id, UnaryOperator<TagSet> wishes) {
        return steps.take(() -> {
            var project = projects.lock(id).orElseThrow(NotFound::new);
            return change(TagOwner.project(project.organizationId(), id), wishes);
        });
    }

    /**
     * Adds flat tags to a workspace.
     *
     * @throws NotFound when an id is not that of a tag of the workspace's organization
     */
    public void add(WorkspaceId id, List<TagReference> added) {
        TagRules.checkRequest("tags", added.size());
        added.forEach(TagReference::checkName);
        steps.take(() -> {
            var owner = owner(id);
            var names = names(owner.organization(), added);
            return change(owner, now -> now.withKnown(names));
        });
    }

    /** Takes tags from a workspace; a name that is none of its tags does no harm. */
    public void remove(WorkspaceId id, List<TagReference> removed) {
        TagRules.checkRequest("tags", removed.size());
        steps.take(() -> {
            var owner = owner(id);
            var names = names(owner.organization(), removed);
            return change(owner, now -> now.without(names));
        });
    }

    private TagOwner owner(WorkspaceId id) {
        var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
        return TagOwner.workspace(workspace.organizationId(), id);
    }

    private List<TagBinding> change(TagOwner owner, UnaryOperator<TagSet> wishes) {
        rows.set(owner, wishes.apply(rows.of(owner)));
        return rows.rows(owner);
    }

    private List<String> names(OrganizationId organization, Collection<TagReference> references) {
        Map<TagId, String> known =
                tags
                        .findAllById(references.stream()
                                .map(TagReference::id)
                                .filter(Objects::nonNull)
                                .toList())
                        .stream()
                        .filter(tag -> tag.organizationId().equals(organization))
                        .collect(toMap(Tag::id, Tag::key));
        var names = new ArrayList<String>();
        for (var reference : references) {
            var name = reference.id() == null ? reference.name() : known.get(reference.id());
            if (name == null) {
                throw new NotFound();
            }
            names.add(name);
        }
        return names;
    }
}
