package dev.runyard.engine.team;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.organization.MembershipStatus;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.Users;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Puts members of an organization into its teams, and takes them out. That the caller may is checked before. */
@Component
public final class TeamMembers {
    private final Teams teams;
    private final Users users;
    private final OrganizationMemberships memberships;
    private final Steps steps;

    TeamMembers(Teams teams, Users users, OrganizationMemberships memberships, Steps steps) {
        this.teams = teams;
        this.users = users;
        this.memberships = memberships;
        this.steps = steps;
    }

    /**
     * Adds users by name; who is in the team already stays.
     *
     * @throws Invalid when one of them is no active member of the organization; then nobody is added
     */
    public void add(TeamId id, Collection<String> usernames) {
        steps.take(() -> {
            var team = teams.lock(id).orElseThrow(NotFound::new);
            usernames.forEach(name -> teams.add(team.id(), member(team, name).id()));
            return team;
        });
    }

    /**
     * Removes users by name; who is not in the team does not matter.
     *
     * @throws Invalid when the owners team would be left without a member; then nobody is removed
     */
    public void remove(TeamId id, Collection<String> usernames) {
        steps.take(() -> {
            var team = teams.lock(id).orElseThrow(NotFound::new);
            for (String name : usernames) {
                users.findByUsername(name).ifPresent(user -> teams.remove(team.id(), user.id()));
            }
            if (team.isOwners() && teams.members(team.id()).isEmpty()) {
                throw Invalid.because("The last owner of an organization cannot be removed");
            }
            return team;
        });
    }

    private User member(Team team, String username) {
        return users.findByUsername(username)
                .filter(user -> memberships
                        .findByOrganizationIdAndUserId(team.organizationId(), user.id())
                        .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                        .isPresent())
                .orElseThrow(() -> Invalid.because(username + " is not a member of this organization"));
    }
}
