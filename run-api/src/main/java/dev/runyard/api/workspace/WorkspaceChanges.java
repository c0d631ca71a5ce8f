package dev.runyard.api.workspace;

import dev.runyard.api.execution.SentExecution;
import dev.runyard.api.execution.SettingOverwrites;
import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.api.tag.SentName;
import dev.runyard.api.tag.SentTag;
import dev.runyard.engine.ToolVersions;
import dev.runyard.engine.execution.ExecutionNames;
import dev.runyard.engine.tag.TagSet;
import dev.runyard.engine.workspace.WorkspaceDraft;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.ProjectId;
import java.util.List;

/**
 * What somebody wants of a new workspace, or changed of one that is there. What cannot be empty takes null as "not said".
 *
 * @param planTimeout an addition of ours, as is {@code applyTimeout}; null or empty for the organization's
 * @param tool an addition of ours: {@code terraform} or {@code tofu}; a change without a version takes the latest
 * @param operations HCP Terraform's older way to say the execution mode
 */
@Unsupported({
    "assessments-enabled=false",
    "auto-destroy-at=\"\"",
    "auto-destroy-activity-duration=\"\"",
    "file-triggers-enabled=true",
    "file-triggers-enabled=false",
    "hyok-enabled=false",
    "inherits-project-auto-destroy=true",
    "inherits-project-auto-destroy=false",
    "remote-state-consumers=[]",
    "ssh-key-id=\"\"",
    "trigger-patterns=[]",
    "trigger-prefixes=[]",
    "vcs-repo=null"
})
record WorkspaceChanges(
        Field<String> name,
        Field<ProjectId> project,
        Field<List<SentTag>> tagBindings,
        Field<List<SentName>> tags,
        Field<List<String>> tagNames,
        Field<String> description,
        Field<String> executionMode,
        Field<Boolean> operations,
        Field<String> agentPoolId,
        Field<AgentPoolId> agentPool,
        Field<SettingOverwrites> settingOverwrites,
        Field<String> tool,
        Field<String> terraformVersion,
        Field<String> workingDirectory,
        Field<Boolean> autoApply,
        Field<Boolean> autoApplyRunTrigger,
        Field<Boolean> allowDestroyPlan,
        Field<Boolean> speculativeEnabled,
        Field<Boolean> queueAllRuns,
        Field<Boolean> globalRemoteState,
        Field<Boolean> projectRemoteState,
        Field<Boolean> structuredRunOutputEnabled,
        Field<String> sourceName,
        Field<String> sourceUrl,
        Field<String> planTimeout,
        Field<String> applyTimeout) {

    WorkspaceChanges {
        if (operations.asOptional().isPresent() && executionMode.asOptional().isPresent()) {
            throw Invalid.attribute("operations", "cannot be combined with execution-mode");
        }
    }

    WorkspaceDraft applyTo(WorkspaceDraft now) {
        return new WorkspaceDraft(
                name.orElse(now.name()),
                project.orElse(now.project()),
                tags(now.tags()),
                description.orKeep(now.description()),
                execution().onto(now.execution()),
                tool.orElse(now.tool()),
                terraformVersion.orElse(sameTool(now) ? now.terraformVersion() : ToolVersions.LATEST),
                workingDirectory.sent() ? workingDirectory.orElse("") : now.workingDirectory(),
                autoApply.orElse(now.autoApply()),
                autoApplyRunTrigger.orElse(now.autoApplyRunTrigger()),
                allowDestroyPlan.orElse(now.allowDestroyPlan()),
                speculativeEnabled.orElse(now.speculativeEnabled()),
                queueAllRuns.orElse(now.queueAllRuns()),
                globalRemoteState.orElse(now.globalRemoteState()),
                projectRemoteState.orElse(now.projectRemoteState()),
                structuredRunOutputEnabled.orElse(now.structuredRunOutputEnabled()),
                sourceName.orKeep(now.sourceName()),
                sourceUrl.orKeep(now.sourceUrl()),
                planTimeout.orKeep(now.planTimeout()),
                applyTimeout.orKeep(now.applyTimeout()));
    }

    /** The versions of one tool say nothing about those of another. */
    private boolean sameTool(WorkspaceDraft now) {
        return tool.orElse(now.tool()).equals(now.tool());
    }

    /** Bindings, and names as an attribute, take the place of all that are there; flat tags come beside them. */
    private TagSet tags(TagSet now) {
        var bound = SentTag.instead(now, tagBindings);
        bound = tagNames.asOptional().map(bound::only).orElse(bound);
        var flat = tags.orElse(List.of());
        return flat.isEmpty() ? bound : SentName.onto(bound, flat);
    }

    private SentExecution execution() {
        var mode =
                operations.asOptional().isPresent() ? operations.map(here -> here ? "remote" : "local") : executionMode;
        return new SentExecution(
                ExecutionNames.OWN,
                mode,
                SentExecution.pool(agentPoolId, agentPool),
                settingOverwrites.asOptional().map(SettingOverwrites::said).orElse(null));
    }
}
