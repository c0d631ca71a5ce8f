package dev.runyard.persistence.team;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.UserId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All teams and who is in them. */
public interface Teams extends ListCrudRepository<Team, TeamId> {
    Optional<Team> findByOrganizationIdAndName(OrganizationId organization, String name);

    /** Locks the row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from Team x where x.id = :id")
    Optional<Team> lock(TeamId id);

    /**
     * The teams of an organization.
     *
     * @param names of the teams; what they are does not count when {@code anyName}
     * @param part is in the name
     */
    @Query("select t from Team t where t.organizationId = :organization and (:anyName = true or t.name in :names)"
            + " and locate(lower(:part), lower(t.name)) > 0 order by t.name")
    Page<Team> search(
            OrganizationId organization, boolean anyName, Collection<String> names, String part, Pageable page);

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

    /** Locks the owners teams that a user is in until the transaction ends: owners come and go one after another. */
    @Query(
            value = "select t.id from team t join team_member m on m.team_id = t.id"
                    + " where m.user_id = :user and t.name = 'owners' order by t.id for update of t",
            nativeQuery = true)
    List<String> lockOwnersTeamsOf(UserId user);

    /** Takes a user out of all teams of an organization. */
    @Modifying
    @Query(
            value = "delete from team_member m using team t"
                    + " where t.id = m.team_id and t.organization_id = :organization and m.user_id = :user",
            nativeQuery = true)
    void removeFromAll(OrganizationId organization, UserId user);

    /** Returns team and member for all members of several teams: the rows are (team id, user id). */
    @Query(
            value = "select team_id, user_id from team_member where team_id in (:teams) order by team_id, user_id",
            nativeQuery = true)
    List<Object[]> membersOfAll(Collection<String> teams);

    /** Returns team and member for the teams of one organization that any of several users is in. */
    @Query(
            value = "select m.team_id, m.user_id from team_member m join team t on t.id = m.team_id"
                    + " where t.organization_id = :organization and m.user_id in (:users) order by m.team_id",
            nativeQuery = true)
    List<Object[]> teamsOfAll(OrganizationId organization, Collection<String> users);

    @Query(value = "select user_id from team_member where team_id = :team order by user_id", nativeQuery = true)
    List<String> members(TeamId team);
}
