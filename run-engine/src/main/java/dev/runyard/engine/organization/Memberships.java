package dev.runyard.engine.organization;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.MembershipStatus;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.OrganizationMembership;
import dev.runyard.persistence.organization.OrganizationMembershipId;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes users into organizations and out of them. That the caller may is checked before.
 *
 * <p>Runyard sends no mail and the site admin makes users, so an invitation is not waited for: who is invited is an
 * active member at once.
 */
@Component
public final class Memberships {
    private final OrganizationMemberships memberships;
    private final Users users;
    private final Teams teams;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    Memberships(
            OrganizationMemberships memberships, Users users, Teams teams, Steps steps, Ids ids, InstantSource clock) {
        this.memberships = memberships;
        this.users = users;
        this.teams = teams;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a user a member, and puts them into teams.
     *
     * @param emailOrUsername of an existing user
     * @throws Invalid when there is no such user, they are a member already, or a team is of another organization
     */
    public OrganizationMembership invite(
            OrganizationId organization, String emailOrUsername, Collection<TeamId> intoTeams) {
        return steps.take(() -> {
            var user = find(emailOrUsername)
                    .orElseThrow(() -> Invalid.attribute(
                            "email", "belongs to no user of this installation; the site admin makes users"));
            if (memberships
                    .findByOrganizationIdAndUserId(organization, user.id())
                    .isPresent()) {
                throw Invalid.because("User is already a member of this organization");
            }
            var membership = memberships.save(new OrganizationMembership(
                    ids.organizationMembershipId(), organization, user.id(), MembershipStatus.ACTIVE, clock.instant()));
            intoTeams.forEach(team -> join(organization, team, user.id()));
            return membership;
        });
    }

    /**
     * Ends a membership, and the user's places in the organization's teams.
     *
     * @throws Forbidden when an owner removes themselves (HCP's rule)
     * @throws Invalid for the last owner
     */
    public void remove(OrganizationMembershipId id, Actor by) {
        steps.take(() -> {
            var membership = memberships.findById(id).orElseThrow(NotFound::new);
            var owners = teams.findByOrganizationIdAndName(membership.organizationId(), Team.OWNERS)
                    .flatMap(team -> teams.lock(team.id()))
                    .orElseThrow();
            requireDispensable(membership.userId(), owners, by);
            teams.removeFromAll(membership.organizationId(), membership.userId());
            memberships.delete(membership);
            return membership;
        });
    }

    private void requireDispensable(UserId user, Team owners, Actor by) {
        var all = teams.members(owners.id());
        if (!all.contains(user.value())) {
            return;
        }
        if (all.size() == 1) {
            throw Invalid.because("The last owner of an organization cannot be removed");
        }
        if (user.equals(by.ref().userId())) {
            throw new Forbidden(
                    "Unable to remove the user: you cannot remove yourself from organizations which you own");
        }
    }

    private void join(OrganizationId organization, TeamId id, UserId user) {
        var team = teams.findById(id).filter(found -> found.organizationId().equals(organization));
        teams.add(
                team.map(Team::id).orElseThrow(() -> Invalid.relationship("teams", "must be of this organization")),
                user);
    }

    private Optional<User> find(String emailOrUsername) {
        return emailOrUsername.contains("@")
                ? users.findByEmail(emailOrUsername)
                : users.findByUsername(emailOrUsername);
    }
}
