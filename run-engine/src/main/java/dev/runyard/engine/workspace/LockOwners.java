package dev.runyard.engine.workspace;

import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import dev.runyard.persistence.workspace.Lock;
import org.springframework.stereotype.Component;

/** Says who locks a workspace, as the CLI's users are told. */
@Component
final class LockOwners {
    private final Users users;
    private final Teams teams;
    private final Organizations organizations;

    LockOwners(Users users, Teams teams, Organizations organizations) {
        this.users = users;
        this.teams = teams;
        this.organizations = organizations;
    }

    /** Returns kind and name: {@code User alice}. */
    String describe(Lock lock) {
        String id = lock.owner() == null ? "" : lock.owner();
        return switch (lock.kind()) {
            case USER ->
                "User " + users.findById(new UserId(id)).map(User::username).orElse(id);
            case TEAM ->
                "Team " + teams.findById(new TeamId(id)).map(Team::name).orElse(id);
            // HCP has a service user for an organization's token, and the CLI knows no other word.
            case ORGANIZATION ->
                "User api-org-"
                        + organizations
                                .findById(new OrganizationId(id))
                                .map(Organization::name)
                                .orElse(id);
            case RUN -> "Run " + id;
            case WORKER, ENGINE -> "User runyard";
        };
    }
}
