package dev.runyard.engine.access;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out what users and teams are in organizations: one query, however many organizations are asked for. */
@Component
final class Standings {
    private final JdbcClient database;

    Standings(JdbcClient database) {
        this.database = database;
    }

    /** Returns what a user is in those of {@code organizations} that they belong to. */
    Map<OrganizationId, Standing> of(UserId user, Collection<OrganizationId> organizations) {
        var found = new HashMap<OrganizationId, Standing>();
        if (organizations.isEmpty()) {
            return found;
        }
        database.sql("""
                        select m.organization_id, exists (
                            select 1 from team t join team_member tm on tm.team_id = t.id
                            where t.organization_id = m.organization_id and t.name = :owners and tm.user_id = m.user_id
                        ) owner
                        from organization_membership m
                        where m.user_id = :user and m.status = 'active' and m.organization_id in (:organizations)""")
                .param("owners", Team.OWNERS)
                .param("user", user.value())
                .param("organizations", texts(organizations))
                .query(row -> {
                    found.put(
                            new OrganizationId(row.getString("organization_id")),
                            row.getBoolean("owner") ? Standing.OWNER : Standing.MEMBER);
                });
        return found;
    }

    /** Returns what the token of a team stands for in the team's organization. */
    Standing of(TeamId team) {
        return database.sql("select name from team where id = :team")
                .param("team", team.value())
                .query(String.class)
                .optional()
                .map(name -> name.equals(Team.OWNERS) ? Standing.OWNER : Standing.MEMBER)
                .orElse(Standing.STRANGER);
    }

    /** Returns those of {@code others} that are active in an organization in which {@code user} is active, too. */
    Set<UserId> colleagues(UserId user, Collection<UserId> others) {
        if (others.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<UserId>();
        database.sql("""
                        select distinct their.user_id from organization_membership mine
                        join organization_membership their on their.organization_id = mine.organization_id
                        where mine.user_id = :user and mine.status = 'active' and their.status = 'active'
                        and their.user_id in (:others)""")
                .param("user", user.value())
                .param("others", others.stream().map(UserId::value).toList())
                .query(row -> {
                    found.add(new UserId(row.getString("user_id")));
                });
        return found;
    }

    private static Collection<String> texts(Collection<OrganizationId> ids) {
        return ids.stream().map(OrganizationId::value).toList();
    }
}
