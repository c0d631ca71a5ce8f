package dev.runyard.api.team;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.organization.OrganizationNames;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code teams}. */
@Component
final class TeamResource implements Resource<Team> {
    private static final List<String> ORGANIZATION_ACCESS = List.of(
            "manage-policies",
            "manage-policy-overrides",
            "manage-workspaces",
            "manage-vcs-settings",
            "manage-providers",
            "manage-modules",
            "manage-run-tasks",
            "manage-projects",
            "manage-membership",
            "manage-teams",
            "manage-organization-access",
            "manage-agent-pools",
            "read-workspaces",
            "read-projects",
            "access-secret-teams");

    private final Teams teams;
    private final OrganizationNames organizations;

    TeamResource(Teams teams, OrganizationNames organizations) {
        this.teams = teams;
        this.organizations = organizations;
    }

    @Override
    public Class<Team> shows() {
        return Team.class;
    }

    @Override
    public List<Team> byIds(Collection<String> ids) {
        return teams.findAllById(ids.stream().map(TeamId::new).toList());
    }

    @Override
    public TypedId subject(Team team) {
        return team.id();
    }

    @Override
    public ResourceType<Team> type() {
        return ResourceType.named("teams", (Team team) -> team.id().value())
                .attribute("name", Team::name)
                .attribute("visibility", team -> team.isOwners() ? "organization" : "secret")
                .attribute("organization-access", TeamResource::access)
                .attribute("sso-team-id", team -> null)
                .attribute("allow-member-token-management", team -> true)
                .attribute("permissions", team -> Map.of("can-destroy", false, "can-update-membership", false))
                .batchedAttribute("users-count", this::counts)
                .batchedToMany("users", "users", this::members)
                .batchedToOne("organization", "organizations", organizations.of(Team::organizationId))
                .self(team -> "/api/v2/teams/" + team.id());
    }

    private static Map<String, Boolean> access(Team team) {
        var access = new LinkedHashMap<String, Boolean>();
        ORGANIZATION_ACCESS.forEach(what -> access.put(what, team.isOwners()));
        return access;
    }

    private Column<Team, Object> counts(List<Team> rows, View view) {
        var members = members(rows, view);
        return team -> {
            var all = members.of(team);
            return all == null ? 0 : all.size();
        };
    }

    private Column<Team, List<String>> members(List<Team> rows, View view) {
        var ids = rows.stream().map(team -> team.id().value()).toList();
        Map<String, List<String>> byTeam = view.once(List.of(TeamResource.class, ids), () -> {
            var found = new HashMap<String, List<String>>();
            teams.membersOfAll(ids)
                    .forEach(row -> found.computeIfAbsent((String) row[0], none -> new ArrayList<>())
                            .add((String) row[1]));
            return found;
        });
        return team -> byTeam.get(team.id().value());
    }
}
