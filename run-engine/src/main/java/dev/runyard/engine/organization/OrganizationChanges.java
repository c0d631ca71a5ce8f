package dev.runyard.engine.organization;

import dev.runyard.engine.execution.ExecutionDraft;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of an organization; null leaves a value as it is.
 *
 * @param execution turns where runs execute by default into what is asked for
 */
public record OrganizationChanges(
        @Nullable String name,
        @Nullable String email,
        @Nullable Boolean allowForceDeleteWorkspaces,
        @Nullable Boolean speculativePlanManagement,
        @Nullable Boolean costEstimation,
        UnaryOperator<ExecutionDraft> execution) {
    static final OrganizationChanges NONE =
            new OrganizationChanges(null, null, null, null, null, UnaryOperator.identity());

    /** Changes nothing but where runs execute by default. */
    public static OrganizationChanges ofExecution(UnaryOperator<ExecutionDraft> execution) {
        return new OrganizationChanges(null, null, null, null, null, execution);
    }
}
