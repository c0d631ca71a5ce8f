package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.tag.Tagging;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.tag.EffectiveTagBinding;
import dev.runyard.persistence.tag.EffectiveTagBindings;
import dev.runyard.persistence.tag.TagBinding;
import dev.runyard.persistence.tag.TagBindings;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The tags of workspaces and projects, which are few: their lists have one page. */
@ApiController
final class TagBindingController {
    private final TagBindings bindings;
    private final EffectiveTagBindings effective;
    private final Tagging tagging;

    TagBindingController(TagBindings bindings, EffectiveTagBindings effective, Tagging tagging) {
        this.bindings = bindings;
        this.effective = effective;
        this.tagging = tagging;
    }

    @GetMapping("/api/v2/workspaces/{id}/tag-bindings")
    @Requires(Permission.READ_WORKSPACE)
    List<TagBinding> ofWorkspace(@PathVariable WorkspaceId id) {
        return bindings.of(id);
    }

    @GetMapping("/api/v2/workspaces/{id}/effective-tag-bindings")
    @Requires(Permission.READ_WORKSPACE)
    List<EffectiveTagBinding> effectiveOfWorkspace(@PathVariable WorkspaceId id) {
        return effective.of(List.of(id)).getOrDefault(id, List.of());
    }

    @PatchMapping("/api/v2/workspaces/{id}/tag-bindings")
    @Requires(Permission.MANAGE_TAGS)
    List<TagBinding> bindToWorkspace(@PathVariable WorkspaceId id, @JsonApiBody List<SentTag> tags) {
        return SentTag.among(tagging.onWorkspace(id, now -> SentTag.onto(now, tags)), tags);
    }

    @GetMapping("/api/v2/projects/{project}/tag-bindings")
    @Requires(Permission.READ_PROJECT)
    List<TagBinding> ofProject(@PathVariable ProjectId project) {
        return bindings.of(project);
    }

    @GetMapping("/api/v2/projects/{project}/effective-tag-bindings")
    @Requires(Permission.READ_PROJECT)
    List<EffectiveTagBinding> effectiveOfProject(@PathVariable ProjectId project) {
        return effective.ofProjects(List.of(project)).getOrDefault(project, List.of());
    }

    @PatchMapping("/api/v2/projects/{project}/tag-bindings")
    @Requires(Permission.MANAGE_PROJECTS)
    List<TagBinding> bindToProject(@PathVariable ProjectId project, @JsonApiBody List<SentTag> tags) {
        return SentTag.among(tagging.onProject(project, now -> SentTag.onto(now, tags)), tags);
    }
}
