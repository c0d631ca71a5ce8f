package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.variable.VariableSetPlaces;
import dev.runyard.persistence.variable.VariableSetId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where variable sets apply. */
@ApiController
@ResponseStatus(HttpStatus.NO_CONTENT)
final class VariableSetPlacesController {
    private static final String WORKSPACES = "/api/v2/varsets/{set}/relationships/workspaces";
    private static final String PROJECTS = "/api/v2/varsets/{set}/relationships/projects";

    private final VariableSetPlaces places;

    VariableSetPlacesController(VariableSetPlaces places) {
        this.places = places;
    }

    @PostMapping(WORKSPACES)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void applyToWorkspaces(@PathVariable VariableSetId set, @JsonApiBody List<AssignedWorkspace> workspaces) {
        places.applyToWorkspaces(
                set, workspaces.stream().map(AssignedWorkspace::id).toList());
    }

    @DeleteMapping(WORKSPACES)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void removeFromWorkspaces(@PathVariable VariableSetId set, @JsonApiBody List<AssignedWorkspace> workspaces) {
        places.removeFromWorkspaces(
                set, workspaces.stream().map(AssignedWorkspace::id).toList());
    }

    @PostMapping(PROJECTS)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void applyToProjects(@PathVariable VariableSetId set, @JsonApiBody List<AssignedProject> projects) {
        places.applyToProjects(set, projects.stream().map(AssignedProject::id).toList());
    }

    @DeleteMapping(PROJECTS)
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void removeFromProjects(@PathVariable VariableSetId set, @JsonApiBody List<AssignedProject> projects) {
        places.removeFromProjects(
                set, projects.stream().map(AssignedProject::id).toList());
    }

    @RequestMapping(
            path = "/api/v2/varsets/{set}/relationships/stacks",
            method = {RequestMethod.POST, RequestMethod.DELETE})
    @Requires(Permission.MANAGE_VARIABLE_SETS)
    void stacks(@PathVariable VariableSetId set, @JsonApiBody List<Stack> stacks) {
        Stack.refuse(stacks);
    }
}
