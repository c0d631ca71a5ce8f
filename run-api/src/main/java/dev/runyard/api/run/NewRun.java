package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.run.RunRequest;
import dev.runyard.engine.run.RunVariable;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that somebody asks for. */
@Unsupported({
    "save-plan=false",
    "allow-empty-apply=false",
    "allow-config-generation=false",
    "debugging-mode=false",
    "policy-paths=[]",
    "invoke-action-addrs=[]"
})
record NewRun(
        WorkspaceId workspace,
        @Nullable ConfigurationVersionId configurationVersion,
        @Nullable String message,
        @Nullable Boolean autoApply,
        @Nullable Boolean planOnly,
        @Nullable Boolean isDestroy,
        @Nullable Boolean refresh,
        @Nullable Boolean refreshOnly,
        @Nullable List<String> targetAddrs,
        @Nullable List<String> replaceAddrs,
        @Nullable List<NewVariable> variables,
        @Nullable String terraformVersion) {

    /** A run variable; the value is an HCL expression. */
    record NewVariable(String key, String value) {}

    RunRequest asked(RunSource source) {
        var options = new RunOptions(
                false,
                false,
                Boolean.TRUE.equals(isDestroy),
                !Boolean.FALSE.equals(refresh),
                Boolean.TRUE.equals(refreshOnly),
                targetAddrs == null ? List.of() : targetAddrs,
                replaceAddrs == null ? List.of() : replaceAddrs);
        return new RunRequest(
                workspace,
                configurationVersion,
                source,
                message,
                options,
                autoApply,
                planOnly,
                terraformVersion,
                runVariables());
    }

    private List<RunVariable> runVariables() {
        return variables == null
                ? List.of()
                : variables.stream()
                        .map(variable -> new RunVariable(variable.key(), variable.value()))
                        .toList();
    }
}
