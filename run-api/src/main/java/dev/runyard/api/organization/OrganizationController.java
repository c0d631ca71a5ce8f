package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.organization.OrganizationDirectory;
import dev.runyard.engine.organization.OrganizationRemoval;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationSearch;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Organizations. */
@ApiController
final class OrganizationController {
    private final Organizations organizations;
    private final OrganizationDirectory directory;
    private final OrganizationRemoval removal;
    private final VisibleOrganizations visible;

    OrganizationController(
            Organizations organizations,
            OrganizationDirectory directory,
            OrganizationRemoval removal,
            VisibleOrganizations visible) {
        this.organizations = organizations;
        this.directory = directory;
        this.removal = removal;
        this.visible = visible;
    }

    @GetMapping("/api/v2/organizations")
    @Requires(Permission.AUTHENTICATED)
    Listing<Organization> list(Query query, Actor actor, Paging paging) {
        return visible.to(actor, search(query), paging);
    }

    @PostMapping("/api/v2/organizations")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.CREATE_ORGANIZATION)
    Organization create(@JsonApiBody NewOrganization asked, Actor.User actor) {
        return directory.create(asked.name(), asked.email(), asked.settings(), actor.id());
    }

    @GetMapping("/api/v2/organizations/{organization}")
    @Requires(value = Permission.READ_ORGANIZATION, inRuns = true)
    Organization read(OrganizationId id) {
        return organizations.findById(id).orElseThrow(NotFound::new);
    }

    @PatchMapping("/api/v2/organizations/{organization}")
    @Requires(Permission.UPDATE_ORGANIZATION)
    Organization update(OrganizationId id, @JsonApiBody ChangedOrganization changes) {
        return directory.update(id, changes.asked());
    }

    @DeleteMapping("/api/v2/organizations/{organization}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DELETE_ORGANIZATION)
    void delete(OrganizationId id) {
        removal.remove(id);
    }

    @GetMapping("/api/v2/organizations/{organization}/entitlement-set")
    @Requires(value = Permission.READ_ORGANIZATION, inRuns = true)
    EntitlementSet entitlements(OrganizationId id) {
        return new EntitlementSet(id);
    }

    /** {@code q} takes precedence over the other two. */
    private static OrganizationSearch search(Query query) {
        return query.text("q")
                .map(OrganizationSearch::either)
                .orElseGet(() -> new OrganizationSearch(
                        "",
                        query.text("q[name]").orElse(""),
                        query.text("q[email]").orElse("")));
    }

    @GetMapping("/api/v2/organizations/{organization}/capacity")
    @Requires(Permission.READ_ORGANIZATION)
    Capacity capacity(OrganizationId id) {
        return visible.capacity(id);
    }
}
