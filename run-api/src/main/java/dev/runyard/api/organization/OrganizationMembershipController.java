package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.CountedListing;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.organization.Memberships;
import dev.runyard.persistence.organization.MembershipStatus;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationMembership;
import dev.runyard.persistence.organization.OrganizationMembershipId;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who belongs to organizations. */
@ApiController
final class OrganizationMembershipController {
    private final OrganizationMemberships memberships;
    private final Memberships desk;

    OrganizationMembershipController(OrganizationMemberships memberships, Memberships desk) {
        this.memberships = memberships;
        this.desk = desk;
    }

    @GetMapping("/api/v2/organizations/{organization}/organization-memberships")
    @Requires(Permission.READ_MEMBERSHIPS)
    CountedListing<OrganizationMembership> list(OrganizationId organization, Query query, Paging paging) {
        var filter = MembershipFilter.of(query);
        var found = memberships.search(
                organization,
                filter.statuses(),
                filter.emails().isEmpty(),
                filter.emails(),
                filter.part(),
                paging.request());
        return new CountedListing<>(paging.of(found), counts(organization));
    }

    private Map<String, Long> counts(OrganizationId organization) {
        long active = memberships.countByOrganizationIdAndStatus(organization, MembershipStatus.ACTIVE);
        long invited = memberships.countByOrganizationIdAndStatus(organization, MembershipStatus.INVITED);
        return Map.of("total", active + invited, "active", active, "invited", invited);
    }

    @PostMapping("/api/v2/organizations/{organization}/organization-memberships")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_MEMBERSHIPS)
    OrganizationMembership invite(OrganizationId organization, @JsonApiBody NewMembership asked) {
        return desk.invite(organization, asked.email(), asked.intoTeams());
    }

    @GetMapping("/api/v2/organization-memberships")
    @Requires(Permission.AUTHENTICATED)
    List<OrganizationMembership> own(Actor.User actor) {
        return memberships.findByUserIdOrderById(actor.id());
    }

    @GetMapping("/api/v2/organization-memberships/{membership}")
    @Requires(Permission.READ_MEMBERSHIPS)
    OrganizationMembership read(@PathVariable OrganizationMembershipId membership) {
        return memberships.findById(membership).orElseThrow(NotFound::new);
    }

    @DeleteMapping("/api/v2/organization-memberships/{membership}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_MEMBERSHIPS)
    void remove(@PathVariable OrganizationMembershipId membership, Actor actor) {
        desk.remove(membership, actor);
    }
}
