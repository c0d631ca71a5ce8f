package dev.runyard.persistence.user;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All users. */
public interface Users extends ListCrudRepository<User, UserId> {
    /** Names of users are told apart without regard to case. */
    @Query("select u from User u where lower(u.username) = lower(:username)")
    Optional<User> findByUsername(String username);

    @Query("select u from User u where lower(u.email) = lower(:email)")
    Optional<User> findByEmail(String email);

    long countBySiteAdminTrue();

    Optional<User> findFirstBySiteAdminTrueOrderByCreatedAtAscIdAsc();

    /** Lets one transaction at a time pass: site admins are made and unmade one after another. */
    @Query(value = "select count(*) from (select pg_advisory_xact_lock(7240117)) lock", nativeQuery = true)
    long waitForTurn();

    Page<User> findAllByOrderByUsername(Pageable page);
}
