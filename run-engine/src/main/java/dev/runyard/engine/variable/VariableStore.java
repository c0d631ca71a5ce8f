package dev.runyard.engine.variable;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
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
    private final Keyring keyring;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    VariableStore(
            Variables variables, Workspaces workspaces, Keyring keyring, Steps steps, Ids ids, InstantSource clock) {
        this.variables = variables;
        this.workspaces = workspaces;
        this.keyring = keyring;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
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
            var draft = wishes.apply(VariableDraft.fresh());
            VariableRules.check(draft);
            requireFree(workspaceId, draft);
            var id = ids.variableId();
            var now = clock.instant();
            return variables.save(new Variable(
                    id,
                    workspace.organizationId(),
                    workspaceId,
                    draft.key(),
                    seal(id, draft.value() == null ? "" : draft.value()),
                    draft.description(),
                    draft.parsedCategory(),
                    draft.hcl(),
                    draft.sensitive(),
                    now,
                    now));
        });
    }

    /**
     * Changes a variable.
     *
     * @param wishes turns the present values into what is asked for; the value is not among them, and stays when the
     *     draft's is null
     * @throws Invalid also when a sensitive variable is to be shown, or to get another key or category
     */
    public Variable update(VariableId id, UnaryOperator<VariableDraft> wishes) {
        return steps.take(() -> {
            var variable = variables.findById(id).orElseThrow(NotFound::new);
            var draft = wishes.apply(VariableDraft.of(variable));
            VariableRules.check(draft);
            VariableRules.checkStaysSecret(variable, draft);
            if (!draft.key().equals(variable.key()) || draft.parsedCategory() != variable.category()) {
                requireFree(variable.workspaceId(), draft);
            }
            var now = clock.instant();
            variable.change(
                    draft.key(), draft.description(), draft.parsedCategory(), draft.hcl(), draft.sensitive(), now);
            if (draft.value() != null) {
                variable.changeValue(seal(id, draft.value()), now);
            }
            return variable;
        });
    }

    /** Removes a variable. */
    public void delete(VariableId id) {
        steps.take(() -> {
            var variable = variables.findById(id).orElseThrow(NotFound::new);
            variables.delete(variable);
            return variable;
        });
    }

    /** Returns the value of a variable; nothing for a sensitive one, which nobody reads again. */
    public Optional<String> value(Variable variable) {
        return variable.sensitive() ? Optional.empty() : Optional.of(variable.value(keyring));
    }

    private byte[] seal(VariableId id, String value) {
        return keyring.sealText(value, Variable.context(id));
    }

    private void requireFree(WorkspaceId workspace, VariableDraft draft) {
        if (variables
                .findByWorkspaceIdAndCategoryAndKey(workspace, draft.parsedCategory(), draft.key())
                .isPresent()) {
            throw Invalid.attribute("key", "has already been taken");
        }
    }
}
