package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.variable.VariableSetContent;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.Variables;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The variables in a variable set. */
@ApiController
final class VariableSetVariableController {
    private static final String ALL = "/api/v2/varsets/{set}/relationships/vars";
    private static final String ONE = ALL + "/{variable}";

    private final Variables variables;
    private final VariableSetContent content;

    VariableSetVariableController(Variables variables, VariableSetContent content) {
        this.variables = variables;
        this.content = content;
    }

    @GetMapping(ALL)
    @Requires(Permission.READ_VARIABLE_SETS)
    List<Variable> list(@PathVariable VariableSetId set) {
        return variables.ofSets(List.of(set));
    }

    @PostMapping(ALL)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    Variable create(@PathVariable VariableSetId set, @JsonApiBody VariableChanges wishes) {
        return content.add(set, wishes::applyTo);
    }

    @GetMapping(ONE)
    @Requires(Permission.READ_VARIABLE_SETS)
    Variable read(@PathVariable VariableSetId set, @PathVariable VariableId variable) {
        return variables
                .findById(variable)
                .filter(found -> set.equals(found.variableSetId()))
                .orElseThrow(NotFound::new);
    }

    @PatchMapping(ONE)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    Variable update(
            @PathVariable VariableSetId set, @PathVariable VariableId variable, @JsonApiBody VariableChanges changes) {
        return content.change(set, variable, changes::applyTo);
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void delete(@PathVariable VariableSetId set, @PathVariable VariableId variable) {
        content.remove(set, variable);
    }
}
