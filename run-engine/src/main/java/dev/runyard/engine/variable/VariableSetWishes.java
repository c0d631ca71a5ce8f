package dev.runyard.engine.variable;

import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What people want a variable set to be. Null leaves a thing as it is, or at its default.
 *
 * @param global whether it applies to every workspace of the organization
 * @param priority whether its values win over more specific ones
 * @param parent who owns it
 * @param workspaces all workspaces it is assigned to
 * @param projects all projects it is assigned to
 * @param variables variables to add or to change; those not named stay
 */
public record VariableSetWishes(
        @Nullable String name,
        @Nullable String description,
        @Nullable Boolean global,
        @Nullable Boolean priority,
        @Nullable Parent parent,
        @Nullable List<WorkspaceId> workspaces,
        @Nullable List<ProjectId> projects,
        List<VariableWish> variables) {

    /**
     * Who owns a set.
     *
     * @param type {@code organizations} or {@code projects}
     * @param id the organization's name, or the project's id
     */
    public record Parent(String type, String id) {}

    /**
     * A variable that the set is to have.
     *
     * @param id of one that it has already, which is changed; null for a new one
     * @param change turns the present values, or the defaults, into what is asked for
     */
    public record VariableWish(@Nullable VariableId id, UnaryOperator<VariableDraft> change) {}
}
