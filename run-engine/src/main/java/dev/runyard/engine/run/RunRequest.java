package dev.runyard.engine.run;

import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a run to be.
 *
 * @param configurationVersion null for the workspace's newest
 * @param message null for the default of the source
 * @param options its {@code autoApply} and {@code planOnly} count only where the next two parameters are null
 * @param autoApply null for the workspace's setting
 * @param planOnly null for what the configuration version says
 * @param tool null for the workspace's
 */
public record RunRequest(
        WorkspaceId workspace,
        @Nullable ConfigurationVersionId configurationVersion,
        RunSource source,
        @Nullable String message,
        RunOptions options,
        @Nullable Boolean autoApply,
        @Nullable Boolean planOnly,
        @Nullable ToolWish tool,
        List<RunVariable> variables) {}
