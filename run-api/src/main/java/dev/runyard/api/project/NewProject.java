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

/** A project that somebody asks for. */
@Unsupported("auto-destroy-activity-duration=\"\"")
record NewProject(
        String name,
        @Nullable String description,
        Field<String> defaultExecutionMode,
        Field<String> defaultAgentPoolId,
        Field<AgentPoolId> defaultAgentPool,
        Field<DefaultOverwrites> settingOverwrites,
        Field<List<SentTag>> tagBindings) {
    ProjectChanges wishes() {
        var execution = new SentExecution(
                ExecutionNames.DEFAULT,
                defaultExecutionMode,
                SentExecution.pool(defaultAgentPoolId, defaultAgentPool),
                settingOverwrites.asOptional().map(DefaultOverwrites::said).orElse(null));
        return new ProjectChanges(description, execution::onto, now -> SentTag.instead(now, tagBindings));
    }
}
