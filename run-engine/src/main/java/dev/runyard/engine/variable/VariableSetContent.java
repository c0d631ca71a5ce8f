package dev.runyard.engine.variable;

import dev.runyard.engine.variable.VariableSetWishes.VariableWish;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableOwner;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.Variables;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What is in a variable set: its variables, and where they apply. */
@Component
public final class VariableSetContent {
    private final Variables variables;
    private final VariableRows rows;
    private final VariableSetPlaces places;
    private final VariableSetSteps steps;

    VariableSetContent(Variables variables, VariableRows rows, VariableSetPlaces places, VariableSetSteps steps) {
        this.variables = variables;
        this.rows = rows;
        this.places = places;
        this.steps = steps;
    }

    /**
     * Adds a variable.
     *
     * @param wishes turns the defaults into what is asked for; key and category have no default
     * @throws Invalid also when the set is global and another global set has the variable
     */
    public Variable add(VariableSetId id, UnaryOperator<VariableDraft> wishes) {
        var made = new AtomicReference<Variable>();
        steps.change(id, set -> made.set(rows.add(VariableOwner.variableSet(set), wishes)));
        return made.get();
    }

    /** Changes a variable as {@link VariableStore#update} does. */
    public Variable change(VariableSetId id, VariableId variable, UnaryOperator<VariableDraft> wishes) {
        var changed = new AtomicReference<Variable>();
        steps.change(id, set -> changed.set(rows.change(find(set, variable).orElseThrow(NotFound::new), wishes)));
        return changed.get();
    }

    /** Removes a variable. */
    public void remove(VariableSetId id, VariableId variable) {
        steps.change(id, set -> variables.delete(find(set, variable).orElseThrow(NotFound::new)));
    }

    /** Puts in what is wished for, as a part of a step. */
    void fill(VariableSet set, VariableSetWishes wishes) {
        if (wishes.variables().size() > VariableRows.MOST) {
            throw Invalid.relationship("vars", "can be " + VariableRows.MOST + " at most");
        }
        wishes.variables().forEach(wish -> put(set, wish));
        var workspaces = wishes.workspaces();
        if (workspaces != null) {
            places.setWorkspaces(set, workspaces);
        }
        var projects = wishes.projects();
        if (projects != null) {
            places.setProjects(set, projects);
        }
    }

    private void put(VariableSet set, VariableWish wish) {
        var id = wish.id();
        if (id == null) {
            rows.add(VariableOwner.variableSet(set), wish.change());
        } else {
            var known = find(set, id)
                    .orElseThrow(() -> Invalid.relationship("vars", "can only be new or variables of this set"));
            rows.change(known, wish.change());
        }
    }

    private Optional<Variable> find(VariableSet set, VariableId id) {
        return variables.findById(id).filter(found -> set.id().equals(found.variableSetId()));
    }
}
