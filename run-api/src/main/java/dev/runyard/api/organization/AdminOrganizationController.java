package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.organization.OrganizationDirectory;
import dev.runyard.engine.organization.OrganizationRemoval;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationSearch;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What the site admin sees and sets of organizations.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/enterprise/api-docs/admin/organizations">Admin Organizations
 *     API</a>
 */
@ApiController
final class AdminOrganizationController {
    private final Organizations organizations;
    private final OrganizationDirectory directory;
    private final OrganizationRemoval removal;

    AdminOrganizationController(
            Organizations organizations, OrganizationDirectory directory, OrganizationRemoval removal) {
        this.organizations = organizations;
        this.directory = directory;
        this.removal = removal;
    }

    @GetMapping("/api/v2/admin/organizations")
    @Requires(Permission.SITE_ADMIN)
    Listing<Organization> list(@RequestParam(name = "q", defaultValue = "") String query, Paging paging) {
        return paging.of(organizations.search(OrganizationSearch.either(query), paging.request()));
    }

    @GetMapping("/api/v2/admin/organizations/{organization}")
    @Requires(Permission.SITE_ADMIN)
    Organization read(OrganizationId id) {
        return organizations.findById(id).orElseThrow(NotFound::new);
    }

    @PatchMapping("/api/v2/admin/organizations/{organization}")
    @Requires(Permission.SITE_ADMIN)
    Organization update(OrganizationId id, @JsonApiBody AllowedOrganization changes) {
        return directory.allow(id, changes::limits, changes::egress);
    }

    @DeleteMapping("/api/v2/admin/organizations/{organization}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SITE_ADMIN)
    void delete(OrganizationId id) {
        removal.remove(id);
    }
}
