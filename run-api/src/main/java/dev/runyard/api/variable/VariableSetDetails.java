package dev.runyard.api.variable;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Reference;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.organization.OrganizationNames;
import dev.runyard.api.security.PermissionMap;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetAssignments;
import dev.runyard.persistence.variable.Variables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What is shown of a variable set but kept elsewhere, loaded for all sets of a document at once. */
@Component
final class VariableSetDetails {
    private static final Map<String, Permission> NAMES = Map.of("can-update", Permission.MANAGE_VARIABLE_SETS);

    private final Variables variables;
    private final VariableSetAssignments assignments;
    private final OrganizationNames organizations;
    private final PermissionMap permissions;

    VariableSetDetails(
            Variables variables,
            VariableSetAssignments assignments,
            OrganizationNames organizations,
            PermissionMap permissions) {
        this.variables = variables;
        this.assignments = assignments;
        this.organizations = organizations;
        this.permissions = permissions;
    }

    Batch<VariableSet, Object> permissions() {
        return permissions.of(VariableSet::id, NAMES, List.of());
    }

    Batch<VariableSet, String> organization() {
        return organizations.of(VariableSet::organizationId);
    }

    /** The project that owns a set, or the organization, which goes by its name. */
    Batch<VariableSet, Reference> parent() {
        return (sets, view) -> {
            var names = organization().load(sets, view);
            return set -> {
                var project = set.projectId();
                if (project != null) {
                    return new Reference("projects", project.value());
                }
                var name = names.of(set);
                return name == null ? null : new Reference("organizations", name);
            };
        };
    }

    Batch<VariableSet, List<String>> variables() {
        return related("vars", variables::idsOfSets);
    }

    Batch<VariableSet, List<String>> workspaces() {
        return related("workspaces", assignments::workspacesOf);
    }

    Batch<VariableSet, List<String>> projects() {
        return related("projects", assignments::projectsOf);
    }

    /** How many of something each set has. */
    Batch<VariableSet, Object> count(Batch<VariableSet, List<String>> of) {
        return (sets, view) -> {
            var ids = of.load(sets, view);
            return set -> {
                var found = ids.of(set);
                return found == null ? 0 : found.size();
            };
        };
    }

    private static Batch<VariableSet, List<String>> related(
            String relation, Function<Collection<String>, List<Object[]>> load) {
        return (sets, view) -> {
            var found = load(relation, sets, view, load);
            return set -> found.getOrDefault(set.id().value(), List.of());
        };
    }

    private static Map<String, List<String>> load(
            String relation, List<VariableSet> sets, View view, Function<Collection<String>, List<Object[]>> load) {
        var ids = sets.stream().map(set -> set.id().value()).toList();
        return view.once(
                List.of(VariableSetDetails.class, relation, ids),
                () -> load.apply(ids).stream()
                        .collect(groupingBy(row -> (String) row[0], mapping(row -> (String) row[1], toList()))));
    }
}
