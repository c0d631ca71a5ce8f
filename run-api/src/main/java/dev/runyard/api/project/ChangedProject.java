package dev.runyard.api.project;

import dev.runyard.api.execution.DefaultOverwrites;
import dev.runyard.api.execution.SentExecution;
import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.api.tag.SentTag;
import dev.runyard.engine.execution.ExecutionNames;
import dev.runyard.engine.project.ProjectChanges;
import dev.runyard.persistence.agentpool.AgentPoolId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody changes of a project. */
@Unsupported("auto-destroy-activity-duration=\"\"")
record ChangedProject(
        @Nullable String name,
        Field<String> description,
        Field<String> defaultExecutionMode,
        Field<String> defaultAgentPoolId,
        Field<AgentPoolId> defaultAgentPool,
        Field<DefaultOverwrites> settingOverwrites,
        Field<List<SentTag>> tagBindings) {
    /** Tags that are sent take the place of all that are there; null takes away the description. */
    ProjectChanges wishes() {
        var execution = new SentExecution(
                ExecutionNames.DEFAULT,
                defaultExecutionMode,
                SentExecution.pool(defaultAgentPoolId, defaultAgentPool),
                settingOverwrites.asOptional().map(DefaultOverwrites::said).orElse(null));
        return new ProjectChanges(
                description.sent() ? description.orElse("") : null,
                execution::onto,
                now -> SentTag.instead(now, tagBindings));
    }
}
