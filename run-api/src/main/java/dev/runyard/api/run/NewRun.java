package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.run.RunRequest;
import dev.runyard.engine.run.RunVariable;
import dev.runyard.engine.run.ToolWish;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody asks for.
 *
 * @param tool an addition of ours, as workspaces have it
 */
@Unsupported("policy-paths=[]")
record NewRun(
        WorkspaceId workspace,
        @Nullable ConfigurationVersionId configurationVersion,
        @Nullable String message,
        @Nullable Boolean autoApply,
        @Nullable Boolean planOnly,
        @Nullable Boolean savePlan,
        @Nullable Boolean allowEmptyApply,
        @Nullable Boolean isDestroy,
        @Nullable Boolean refresh,
        @Nullable Boolean refreshOnly,
        @Nullable List<String> targetAddrs,
        @Nullable List<String> replaceAddrs,
        @Nullable List<String> invokeActionAddrs,
        @Nullable Boolean allowConfigGeneration,
        @Nullable Boolean debuggingMode,
        @Nullable List<NewVariable> variables,
        @Nullable String terraformVersion,
        @Nullable String tool) {

    /** A run variable; the value is an HCL expression. */
    record NewVariable(String key, String value) {}

    /** Tells whether nobody is asked before it applies, which is for those to decide who may apply. */
    boolean appliesByItself() {
        return Boolean.TRUE.equals(autoApply) || Boolean.TRUE.equals(allowEmptyApply);
    }

    RunRequest asked(RunSource source) {
        return new RunRequest(
                workspace,
                configurationVersion,
                source,
                message,
                options(),
                autoApply,
                planOnly,
                ToolWish.of(tool, terraformVersion),
                runVariables());
    }

    private RunOptions options() {
        return new RunOptions(
                false,
                false,
                Boolean.TRUE.equals(savePlan),
                Boolean.TRUE.equals(allowEmptyApply),
                Boolean.TRUE.equals(isDestroy),
                !Boolean.FALSE.equals(refresh),
                Boolean.TRUE.equals(refreshOnly),
                targetAddrs == null ? List.of() : targetAddrs,
                replaceAddrs == null ? List.of() : replaceAddrs,
                invokeActionAddrs == null ? List.of() : invokeActionAddrs,
                Boolean.TRUE.equals(allowConfigGeneration),
                Boolean.TRUE.equals(debuggingMode));
    }

    private List<RunVariable> runVariables() {
        return variables == null
                ? List.of()
                : variables.stream()
                        .map(variable -> new RunVariable(variable.key(), variable.value()))
                        .toList();
    }
}
