package dev.runyard.engine.planexport;

import dev.runyard.contract.Variable;
import dev.runyard.engine.run.SnapshotStore;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.tag.EffectiveTagBindings;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.Users;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gathers what the import {@code tfrun} of Sentinel knows of a run; there are no cost estimates, and no repositories. */
@Component
final class RunFacts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Workspaces workspaces;
    private final Organizations organizations;
    private final Projects projects;
    private final Users users;
    private final SnapshotStore snapshots;
    private final EffectiveTagBindings tags;

    RunFacts(
            Workspaces workspaces,
            Organizations organizations,
            Projects projects,
            Users users,
            SnapshotStore snapshots,
            EffectiveTagBindings tags) {
        this.workspaces = workspaces;
        this.organizations = organizations;
        this.projects = projects;
        this.users = users;
        this.snapshots = snapshots;
        this.tags = tags;
    }

    /** Returns an object of what the import has at its top. */
    JsonNode of(Run run) {
        var workspace = workspaces.findById(run.workspaceId()).orElseThrow();
        var facts = NODES.objectNode();
        facts.put("id", run.id().value());
        facts.put("created_at", run.createdAt().toString());
        facts.put("created_by", author(run));
        facts.put("message", run.message());
        facts.put("commit_sha", "");
        options(run, facts);
        facts.set("project", project(workspace));
        facts.set("variables", variables(run));
        facts.set("organization", organization(run));
        facts.set("workspace", workspace(workspace));
        return facts;
    }

    private static void options(Run run, ObjectNode facts) {
        var options = run.options();
        facts.put("is_destroy", options.isDestroy());
        facts.put("refresh", options.refresh());
        facts.put("refresh_only", options.refreshOnly());
        facts.set("replace_addrs", addresses(options.replaceAddrs()));
        facts.put("speculative", options.planOnly());
        facts.set("target_addrs", addresses(options.targetAddrs()));
    }

    private static JsonNode addresses(List<String> addresses) {
        if (addresses.isEmpty()) {
            return NODES.nullNode();
        }
        var list = NODES.arrayNode();
        addresses.forEach(list::add);
        return list;
    }

    private @Nullable String author(Run run) {
        return Optional.ofNullable(run.createdBy().userId())
                .flatMap(users::findById)
                .map(User::username)
                .orElse(null);
    }

    private JsonNode project(Workspace workspace) {
        var project = NODES.objectNode();
        project.put("id", workspace.projectId().value());
        project.put(
                "name",
                projects.findById(workspace.projectId()).map(Project::name).orElse(null));
        return project;
    }

    private JsonNode organization(Run run) {
        return NODES.objectNode()
                .put(
                        "name",
                        organizations
                                .findById(run.organizationId())
                                .map(Organization::name)
                                .orElse(null));
    }

    private JsonNode variables(Run run) {
        var variables = NODES.objectNode();
        for (Variable variable : snapshots.read(run.id()).effective()) {
            variables
                    .putObject(variable.key())
                    .put("category", variable.category().name().toLowerCase(Locale.ROOT))
                    .put("sensitive", variable.sensitive());
        }
        return variables;
    }

    private JsonNode workspace(Workspace workspace) {
        var settings = workspace.settings();
        var facts = NODES.objectNode();
        facts.put("id", workspace.id().value());
        facts.put("name", workspace.name());
        facts.put("created_at", workspace.createdAt().toString());
        facts.put("description", settings.description());
        facts.put("execution_mode", settings.executionMode().wireName());
        facts.put("auto_apply", settings.autoApply());
        tags(workspace, facts);
        facts.put("working_directory", settings.workingDirectory());
        facts.putNull("vcs_repo");
        return facts;
    }

    private void tags(Workspace workspace, ObjectNode facts) {
        var keys = facts.putArray("tags");
        var bindings = facts.putArray("tag_bindings");
        for (var binding : tags.of(List.of(workspace.id())).getOrDefault(workspace.id(), List.of())) {
            keys.add(binding.key());
            bindings.addObject()
                    .put("key", binding.key())
                    .put("value", binding.value().isEmpty() ? null : binding.value())
                    .put("inherited", binding.inheritedFrom() != null);
        }
    }
}
