package dev.runyard.api.workspace;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Reference;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.organization.OrganizationNames;
import dev.runyard.api.retention.RetentionReferences;
import dev.runyard.api.tag.EffectiveTags;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code workspaces}, as HCP Terraform's page "Workspaces API reference" and go-tfe's {@code Workspace} have them. */
@Component
final class WorkspaceResource implements Resource<Workspace> {
    private final Workspaces workspaces;
    private final OrganizationNames organizations;
    private final WorkspaceDetails details;
    private final WorkspacePermissions permissions;
    private final Variables variables;
    private final EffectiveTags tags;

    WorkspaceResource(
            Workspaces workspaces,
            OrganizationNames organizations,
            WorkspaceDetails details,
            WorkspacePermissions permissions,
            Variables variables,
            EffectiveTags tags) {
        this.workspaces = workspaces;
        this.tags = tags;
        this.variables = variables;
        this.organizations = organizations;
        this.details = details;
        this.permissions = permissions;
    }

    @Override
    public Class<Workspace> shows() {
        return Workspace.class;
    }

    @Override
    public List<Workspace> byIds(Collection<String> ids) {
        return workspaces.findAllById(ids.stream().map(WorkspaceId::new).toList());
    }

    @Override
    public TypedId subject(Workspace workspace) {
        return workspace.id();
    }

    @Override
    public ResourceType<Workspace> type() {
        var type = ResourceType.named(
                        "workspaces", (Workspace workspace) -> workspace.id().value())
                .attribute("name", Workspace::name)
                .attribute("locked", Workspace::isLocked)
                .attribute("locked-reason", WorkspaceResource::lockedReason)
                .attribute("created-at", Workspace::createdAt)
                .attribute("updated-at", Workspace::updatedAt)
                .attribute("latest-change-at", Workspace::latestChangeAt)
                .batchedAttribute("resource-count", (rows, view) -> details.resourceCounts(rows))
                .batchedAttribute("kept-recovery-snapshots", (rows, view) -> details.recoverySnapshots(rows))
                .attribute("actions", workspace -> Map.of("is-destroyable", true))
                .batchedAttribute("tag-names", tags::names)
                .batchedAttribute("permissions", permissions.attribute());
        SettingAttributes.declare(type);
        PerformanceAttributes.declare(type);
        whatWeDoNotHave(type);
        relationships(type);
        return type;
    }

    /** Each with the value that means "not in use". */
    private static void whatWeDoNotHave(ResourceType<Workspace> type) {
        type.attribute("vcs-repo", workspace -> null)
                .attribute("vcs-repo-identifier", workspace -> null)
                .attribute("file-triggers-enabled", workspace -> true)
                .attribute("trigger-prefixes", workspace -> List.of())
                .attribute("trigger-patterns", workspace -> List.of())
                .attribute("assessments-enabled", workspace -> false)
                .attribute("auto-destroy-at", workspace -> null)
                .attribute("auto-destroy-activity-duration", workspace -> null)
                .attribute("environment", workspace -> "default");
    }

    private void relationships(ResourceType<Workspace> type) {
        type.batchedToOne("organization", "organizations", organizations.of(Workspace::organizationId))
                .toOne("project", "projects", workspace -> workspace.projectId().value())
                .toOne("current-run", "runs", workspace -> value(currentRun(workspace)))
                .toOne("latest-run", "runs", workspace -> value(workspace.latestRunId()))
                .toOne("current-state-version", "state-versions", workspace -> value(workspace.currentStateVersionId()))
                .toOneOf("locked-by", List.of("users", "teams", "runs"), WorkspaceResource::lockedBy)
                .toOne(
                        "current-configuration-version",
                        "configuration-versions",
                        workspace -> value(workspace.currentConfigurationVersionId()))
                .toOne(
                        "agent-pool",
                        "agent-pools",
                        workspace -> value(workspace.settings().agentPool()))
                .batchedToOneOf("data-retention-policy", RetentionReferences.TYPES, details.retention())
                .batchedToOne("readme", "workspace-readme", (rows, view) -> details.readmes(rows))
                .batchedToMany("outputs", "workspace-outputs", (rows, view) -> details.outputs(rows))
                .related("current-run", workspace -> runPath(currentRun(workspace)))
                .related("latest-run", workspace -> runPath(workspace.latestRunId()))
                .related("current-state-version", workspace -> path(workspace) + "/current-state-version")
                .batchedToMany("vars", "vars", this::variables)
                .related("vars", workspace -> path(workspace) + "/vars")
                .related("tag-bindings", workspace -> path(workspace) + "/tag-bindings")
                .batchedToMany("effective-tag-bindings", "effective-tag-bindings", tags::ofWorkspaces)
                .related("effective-tag-bindings", workspace -> path(workspace) + "/effective-tag-bindings")
                .batchedLink("self", named("/api/v2/organizations/"))
                .batchedLink("self-html", named("/app/"));
    }

    /** Returns the path of each workspace by its name, below that of organizations. */
    private Batch<Workspace, String> named(String parent) {
        Batch<Workspace, String> names = organizations.of(Workspace::organizationId);
        return (rows, view) -> {
            var name = names.load(rows, view);
            return workspace -> parent + name.of(workspace) + "/workspaces/" + workspace.name();
        };
    }

    private Column<Workspace, List<String>> variables(List<Workspace> rows, View view) {
        var ids = variables
                .idsOfWorkspaces(rows.stream().map(row -> row.id().value()).toList())
                .stream()
                .collect(groupingBy(row -> row[0], mapping(row -> (String) row[1], toList())));
        return row -> ids.get(row.id().value());
    }

    /** HCP Terraform's current run is still there when it is over. */
    private static @Nullable RunId currentRun(Workspace workspace) {
        var front = workspace.frontRun();
        return front == null ? null : front.id();
    }

    private static String lockedReason(Workspace workspace) {
        var lock = workspace.lock();
        return lock == null ? "" : lock.reason();
    }

    private static @Nullable Reference lockedBy(Workspace workspace) {
        var run = workspace.currentRunId();
        if (run != null) {
            return new Reference("runs", run.value());
        }
        var lock = workspace.lock();
        if (lock == null || lock.owner() == null) {
            return null;
        }
        return switch (lock.kind()) {
            case USER -> new Reference("users", lock.owner());
            case TEAM -> new Reference("teams", lock.owner());
            case RUN -> new Reference("runs", lock.owner());
            case ORGANIZATION, WORKER, ENGINE -> null;
        };
    }

    private static String path(Workspace workspace) {
        return "/api/v2/workspaces/" + workspace.id();
    }

    private static @Nullable String runPath(@Nullable RunId run) {
        return run == null ? null : "/api/v2/runs/" + run;
    }

    private static @Nullable String value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
