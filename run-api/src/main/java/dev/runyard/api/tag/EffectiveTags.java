package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.View;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.tag.EffectiveTagBinding;
import dev.runyard.persistence.tag.EffectiveTagBindings;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tags that workspaces and projects show, loaded once for all of a document. */
@Component
public final class EffectiveTags {
    private final EffectiveTagBindings bindings;

    EffectiveTags(EffectiveTagBindings bindings) {
        this.bindings = bindings;
    }

    /** The keys of each workspace's own tags. */
    public Column<Workspace, Object> names(List<Workspace> rows, View view) {
        var loaded = load(rows, view);
        return workspace -> loaded.getOrDefault(workspace.id(), List.of()).stream()
                .filter(binding -> binding.inheritedFrom() == null)
                .map(EffectiveTagBinding::key)
                .toList();
    }

    /** The ids of the tags that hold for each workspace. */
    public Column<Workspace, List<String>> ofWorkspaces(List<Workspace> rows, View view) {
        var loaded = load(rows, view);
        return workspace -> ids(loaded.getOrDefault(workspace.id(), List.of()));
    }

    /** The ids of the tags of each project. */
    public Column<Project, List<String>> ofProjects(List<Project> rows, View view) {
        var loaded = bindings.ofProjects(rows.stream().map(Project::id).toList());
        return project -> ids(loaded.getOrDefault(project.id(), List.of()));
    }

    private Map<WorkspaceId, List<EffectiveTagBinding>> load(List<Workspace> rows, View view) {
        var ids = rows.stream().map(Workspace::id).toList();
        return view.once(List.of(EffectiveTags.class, ids), () -> bindings.of(ids));
    }

    private static List<String> ids(List<EffectiveTagBinding> bindings) {
        return bindings.stream().map(EffectiveTagBinding::id).toList();
    }
}
