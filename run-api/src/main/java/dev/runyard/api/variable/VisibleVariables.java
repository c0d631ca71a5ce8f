package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationSearch;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.Variables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Lists the variables of workspaces that a caller may read: of one workspace, or of all. */
@Component
final class VisibleVariables {
    /** More organizations than anybody is in. */
    private static final int MOST_ORGANIZATIONS = 1000;

    private final Variables variables;
    private final Organizations organizations;
    private final Access access;

    VisibleVariables(Variables variables, Organizations organizations, Access access) {
        this.variables = variables;
        this.organizations = organizations;
        this.access = access;
    }

    /** Lists; the names are of one workspace, or both null. */
    Listing<Variable> to(Actor actor, @Nullable String organization, @Nullable String workspace, Paging paging) {
        if (organization == null && workspace == null) {
            return all(actor, paging);
        }
        if (organization == null || workspace == null) {
            throw Invalid.because("filter[organization][name] and filter[workspace][name] go together");
        }
        var id = access.require(actor, Permission.READ_VARIABLES, organization, workspace);
        return paging.of(variables.of(id));
    }

    private Listing<Variable> all(Actor actor, Paging paging) {
        if (actor instanceof Actor.User user && user.siteAdmin()) {
            return paging.of(variables.ofWorkspaces(paging.request()));
        }
        var readable = access.onAll(actor, belongingTo(actor)).entrySet().stream()
                .filter(each -> each.getValue().allows(Permission.READ_VARIABLES))
                .map(each -> each.getKey())
                .toList();
        return readable.isEmpty()
                ? paging.of(List.<Variable>of())
                : paging.of(variables.ofOrganizations(readable, paging.request()));
    }

    private List<OrganizationId> belongingTo(Actor actor) {
        return switch (actor) {
            case Actor.User user ->
                organizations
                        .ofMember(user.id(), OrganizationSearch.ALL, PageRequest.of(0, MOST_ORGANIZATIONS))
                        .stream()
                        .map(Organization::id)
                        .toList();
            case Actor.Team team -> List.of(team.organization());
            case Actor.Organization organization -> List.of(organization.id());
            default -> List.of();
        };
    }
}
