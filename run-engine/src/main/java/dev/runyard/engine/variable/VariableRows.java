package dev.runyard.engine.variable;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableOwner;
import dev.runyard.persistence.variable.Variables;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Writes variables, of workspaces and of variable sets alike, as a part of somebody's step. */
@Component
final class VariableRows {
    /** HCP Terraform names no limit; a run takes all of them, so there has to be one. */
    static final int MOST = 1000;

    private final Variables variables;
    private final Keyring keyring;
    private final Ids ids;
    private final InstantSource clock;

    VariableRows(Variables variables, Keyring keyring, Ids ids, InstantSource clock) {
        this.variables = variables;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a variable.
     *
     * @param wishes turns the defaults into what is asked for; key and category have no default
     * @throws Invalid when an attribute breaks a rule, or the key is taken in its category
     */
    Variable add(VariableOwner owner, UnaryOperator<VariableDraft> wishes) {
        var draft = wishes.apply(VariableDraft.fresh());
        VariableRules.check(draft);
        requireFree(owner, draft);
        if (count(owner) >= MOST) {
            throw Invalid.because("There can be " + MOST + " variables at most");
        }
        var id = ids.variableId();
        var value = draft.value() == null ? "" : draft.value();
        return variables.save(new Variable(id, owner, draft.definition(), seal(id, value), clock.instant()));
    }

    /** Changes a variable; wishes are as in {@link VariableStore#update}. */
    Variable change(Variable variable, UnaryOperator<VariableDraft> wishes) {
        var draft = wishes.apply(VariableDraft.of(variable));
        VariableRules.check(draft);
        VariableRules.checkStaysSecret(variable, draft);
        if (!draft.key().equals(variable.key()) || draft.parsedCategory() != variable.category()) {
            requireFree(variable.owner(), draft);
        }
        var now = clock.instant();
        variable.change(draft.definition(), now);
        if (draft.value() != null) {
            variable.changeValue(seal(variable.id(), draft.value()), now);
        }
        return variable;
    }

    private byte[] seal(VariableId id, String value) {
        return keyring.sealText(value, Variable.context(id));
    }

    private void requireFree(VariableOwner owner, VariableDraft draft) {
        if (find(owner, draft).isPresent()) {
            throw Invalid.attribute("key", "has already been taken");
        }
    }

    private Optional<Variable> find(VariableOwner owner, VariableDraft draft) {
        var category = draft.parsedCategory();
        var workspace = owner.workspace();
        if (workspace != null) {
            return variables.findByWorkspaceIdAndCategoryAndKey(workspace, category, draft.key());
        }
        return Optional.ofNullable(owner.variableSet())
                .flatMap(set -> variables.findByVariableSetIdAndCategoryAndKey(set, category, draft.key()));
    }

    private long count(VariableOwner owner) {
        var workspace = owner.workspace();
        if (workspace != null) {
            return variables.countByWorkspaceId(workspace);
        }
        var set = owner.variableSet();
        return set == null ? 0 : variables.countByVariableSetId(set);
    }
}
