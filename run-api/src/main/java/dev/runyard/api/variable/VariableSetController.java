package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.variable.VariableSetStore;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.VariableSets;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Variable sets, one at a time. */
@ApiController
final class VariableSetController {
    private static final int LARGEST = 8 << 20;

    private final VariableSets sets;
    private final VariableSetStore store;

    VariableSetController(VariableSets sets, VariableSetStore store) {
        this.sets = sets;
        this.store = store;
    }

    @PostMapping("/api/v2/organizations/{organization}/varsets")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    VariableSet create(OrganizationId organization, @JsonApiBody(limit = LARGEST) VariableSetChanges wishes) {
        return store.create(organization, wishes.wishes());
    }

    @GetMapping("/api/v2/varsets/{set}")
    @Requires(Permission.READ_VARIABLE_SETS)
    VariableSet read(@PathVariable VariableSetId set) {
        return sets.findById(set).orElseThrow(NotFound::new);
    }

    /** HCP Terraform takes any of these methods. */
    @RequestMapping(
            path = "/api/v2/varsets/{set}",
            method = {RequestMethod.PATCH, RequestMethod.PUT, RequestMethod.POST})
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    VariableSet update(@PathVariable VariableSetId set, @JsonApiBody(limit = LARGEST) VariableSetChanges changes) {
        return store.update(set, changes.wishes());
    }

    @DeleteMapping("/api/v2/varsets/{set}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void delete(@PathVariable VariableSetId set) {
        store.delete(set);
    }
}
