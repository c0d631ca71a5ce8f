package dev.runyard.persistence.team;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All teams and who is in them. */
public interface Teams extends ListCrudRepository<Team, TeamId> {
    Optional<Team> findByOrganizationIdAndName(OrganizationId organization, String name);

    Page<Team> findByOrganizationIdOrderByName(OrganizationId organization, Pageable page);

    /** Puts a user into a team; once is enough. */
    @Modifying
    @Query(
            value = "insert into team_member (team_id, user_id) values (:team, :user) on conflict do nothing",
            nativeQuery = true)
    void add(TeamId team, UserId user);

    /** Takes a user out of a team. */
    @Modifying
    @Query(value = "delete from team_member where team_id = :team and user_id = :user", nativeQuery = true)
    void remove(TeamId team, UserId user);

    @Query(value = "select user_id from team_member where team_id = :team order by user_id", nativeQuery = true)
    List<String> members(TeamId team);
}
