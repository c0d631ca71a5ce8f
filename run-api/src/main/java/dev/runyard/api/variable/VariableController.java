package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.variable.EffectiveVariables;
import dev.runyard.engine.variable.VariableStore;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Variables of workspaces. Lists of them have no pages, since the CLI reads one only. */
@ApiController
final class VariableController {
    private final Variables variables;
    private final Workspaces workspaces;
    private final EffectiveVariables effective;
    private final VariableStore store;

    VariableController(Variables variables, Workspaces workspaces, EffectiveVariables effective, VariableStore store) {
        this.variables = variables;
        this.workspaces = workspaces;
        this.effective = effective;
        this.store = store;
    }

    @GetMapping("/api/v2/workspaces/{workspace}/vars")
    @Requires(Permission.READ_VARIABLES)
    List<Variable> list(@PathVariable WorkspaceId workspace) {
        return variables.of(workspace);
    }

    /** What a run of the workspace would get, its own variables aside. */
    @GetMapping("/api/v2/workspaces/{workspace}/all-vars")
    @Requires(Permission.READ_VARIABLES)
    List<Variable> effective(@PathVariable WorkspaceId workspace) {
        return effective.of(workspaces.findById(workspace).orElseThrow(NotFound::new));
    }

    @PostMapping("/api/v2/workspaces/{workspace}/vars")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.WRITE_VARIABLES)
    Variable create(@PathVariable WorkspaceId workspace, @JsonApiBody VariableChanges wishes) {
        return store.create(workspace, wishes::applyTo);
    }

    @GetMapping("/api/v2/workspaces/{workspace}/vars/{variable}")
    @Requires(Permission.READ_VARIABLES)
    Variable read(@PathVariable WorkspaceId workspace, @PathVariable VariableId variable) {
        return in(workspace, variable);
    }

    @PatchMapping("/api/v2/workspaces/{workspace}/vars/{variable}")
    @Requires(Permission.WRITE_VARIABLES)
    Variable update(
            @PathVariable WorkspaceId workspace,
            @PathVariable VariableId variable,
            @JsonApiBody VariableChanges changes) {
        return store.update(in(workspace, variable).id(), changes::applyTo);
    }

    @DeleteMapping("/api/v2/workspaces/{workspace}/vars/{variable}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.WRITE_VARIABLES)
    void delete(@PathVariable WorkspaceId workspace, @PathVariable VariableId variable) {
        store.delete(in(workspace, variable).id());
    }

    private Variable in(WorkspaceId workspace, VariableId id) {
        return variables
                .findById(id)
                .filter(variable -> workspace.equals(variable.workspaceId()))
                .orElseThrow(NotFound::new);
    }
}
