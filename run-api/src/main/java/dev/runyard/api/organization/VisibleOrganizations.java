package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationSearch;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is seen of organizations as a whole. */
@Component
final class VisibleOrganizations {
    private static final List<RunStatus> WAITING =
            List.of(RunStatus.PENDING, RunStatus.PLAN_QUEUED, RunStatus.CONFIRMED, RunStatus.APPLY_QUEUED);
    private static final List<RunStatus> EXECUTING = List.of(RunStatus.PLANNING, RunStatus.APPLYING);

    private final Organizations organizations;
    private final Runs runs;

    VisibleOrganizations(Organizations organizations, Runs runs) {
        this.organizations = organizations;
        this.runs = runs;
    }

    /**
     * Returns those that the caller belongs to; the site admin belongs to all. A search is for people: other callers have one
     * organization at most.
     */
    Listing<Organization> to(Actor actor, OrganizationSearch search, Paging paging) {
        return switch (actor) {
            case Actor.User user when user.siteAdmin() -> paging.of(organizations.search(search, paging.request()));
            case Actor.User user -> paging.of(organizations.ofMember(user.id(), search, paging.request()));
            case Actor.Team team -> one(team.organization(), paging);
            case Actor.Organization organization -> one(organization.id(), paging);
            case Actor.Terraform run -> one(run.organization(), paging);
            case Actor.Worker _, Actor.Holder _, Actor.Engine _, Actor.Remembered _ ->
                paging.of(List.<Organization>of());
        };
    }

    Capacity capacity(OrganizationId id) {
        var name = organizations.findById(id).orElseThrow(NotFound::new).name();
        return new Capacity(name, runs.count(id, WAITING), runs.count(id, EXECUTING));
    }

    private Listing<Organization> one(OrganizationId id, Paging paging) {
        return paging.of(organizations.findAllById(List.of(id)));
    }
}
