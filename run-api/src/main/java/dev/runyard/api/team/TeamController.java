package dev.runyard.api.team;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.team.TeamMembers;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Teams and who is in them. */
@ApiController
final class TeamController {
    private final Teams teams;
    private final TeamMembers members;

    TeamController(Teams teams, TeamMembers members) {
        this.teams = teams;
        this.members = members;
    }

    @GetMapping("/api/v2/organizations/{organization}/teams")
    @Requires(Permission.READ_TEAMS)
    Listing<Team> list(OrganizationId organization, Query query, Paging paging) {
        var names = query.list("filter[names]");
        return paging.of(teams.search(
                organization, names.isEmpty(), names, query.text("q").orElse(""), paging.request()));
    }

    @GetMapping("/api/v2/teams/{team}")
    @Requires(Permission.READ_TEAMS)
    Team read(@PathVariable TeamId team) {
        return teams.findById(team).orElseThrow(NotFound::new);
    }

    @PostMapping("/api/v2/teams/{team}/relationships/users")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TEAMS)
    void add(@PathVariable TeamId team, @JsonApiBody List<Member> users) {
        members.add(team, users.stream().map(Member::id).toList());
    }

    @DeleteMapping("/api/v2/teams/{team}/relationships/users")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TEAMS)
    void remove(@PathVariable TeamId team, @JsonApiBody List<Member> users) {
        members.remove(team, users.stream().map(Member::id).toList());
    }
}
