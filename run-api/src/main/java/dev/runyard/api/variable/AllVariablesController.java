package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.variable.VariableStore;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Variables of workspaces by the older paths, which do not name the workspace; HCP Terraform's "Variables API". */
@ApiController
final class AllVariablesController {
    private final VisibleVariables visible;
    private final VariableStore store;
    private final Access access;

    AllVariablesController(VisibleVariables visible, VariableStore store, Access access) {
        this.visible = visible;
        this.store = store;
        this.access = access;
    }

    @GetMapping("/api/v2/vars")
    @Requires(value = Permission.READ_VARIABLES, byHandler = true)
    Listing<Variable> list(
            @RequestParam(name = "filter[organization][name]", required = false) @Nullable String organization,
            @RequestParam(name = "filter[workspace][name]", required = false) @Nullable String workspace,
            Actor actor,
            Paging paging) {
        return visible.to(actor, organization, workspace, paging);
    }

    @PostMapping("/api/v2/vars")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(value = Permission.WRITE_VARIABLES, byHandler = true)
    Variable create(@JsonApiBody NewVariable asked, Actor actor) {
        access.require(actor, Permission.WRITE_VARIABLES, asked.workspace());
        return store.create(asked.workspace(), asked.wishes()::applyTo);
    }

    @PatchMapping("/api/v2/vars/{variable}")
    @Requires(Permission.WRITE_VARIABLES)
    Variable update(@PathVariable VariableId variable, @JsonApiBody VariableChanges changes) {
        return store.update(variable, changes::applyTo);
    }

    @DeleteMapping("/api/v2/vars/{variable}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.WRITE_VARIABLES)
    void delete(@PathVariable VariableId variable) {
        store.delete(variable);
    }
}
