package dev.runyard.api.organization;

import dev.runyard.persistence.team.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be taken into an organization.
 *
 * @param email the address of a user
 */
record NewMembership(String email, @Nullable List<TeamId> teams) {
    List<TeamId> intoTeams() {
        return teams == null ? List.of() : teams;
    }
}
