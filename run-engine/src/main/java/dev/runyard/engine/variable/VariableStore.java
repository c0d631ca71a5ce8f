package dev.runyard.engine.variable;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableOwner;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Keeps the variables of workspaces; every value is sealed. That the caller may is checked before. Runs that exist
 * already keep the values they were made with.
 */
@Component
public final class VariableStore {
    private final Variables variables;
    private final Workspaces workspaces;
    private final VariableRows rows;
    private final Keyring keyring;
    private final Steps steps;

    VariableStore(Variables variables, Workspaces workspaces, VariableRows rows, Keyring keyring, Steps steps) {
        this.variables = variables;
        this.workspaces = workspaces;
        this.rows = rows;
        this.keyring = keyring;
        this.steps = steps;
    }

    /**
     * Makes a variable.
     *
     * @param wishes turns the defaults into what is asked for; key and category have no default
     * @throws Invalid when an attribute breaks a rule, or the key is taken in its category
     */
    public Variable create(WorkspaceId workspaceId, UnaryOperator<VariableDraft> wishes) {
        return steps.take(() -> {
            var workspace = workspaces.findById(workspaceId).orElseThrow(NotFound::new);
            return rows.add(VariableOwner.workspace(workspace.organizationId(), workspaceId), wishes);
        });
    }

    /**
     * Changes a variable.
     *
     * @param wishes turns the present values into what is asked for; the value is not among them, and stays when the
     *     draft's is null
     * @throws NotFound also when it belongs to a variable set
     * @throws Invalid also when a sensitive variable is to be shown, or to get another key
     */
    public Variable update(VariableId id, UnaryOperator<VariableDraft> wishes) {
        return steps.take(() -> rows.change(find(id), wishes));
    }

    /** Removes a variable. */
    public void delete(VariableId id) {
        steps.take(() -> {
            var variable = find(id);
            variables.delete(variable);
            return variable;
        });
    }

    /** Returns the value of a variable; nothing for a sensitive one, which nobody reads again. */
    public Optional<String> value(Variable variable) {
        return variable.sensitive() ? Optional.empty() : Optional.of(variable.value(keyring));
    }

    private Variable find(VariableId id) {
        return variables
                .findById(id)
                .filter(variable -> variable.workspaceId() != null)
                .orElseThrow(NotFound::new);
    }
}
