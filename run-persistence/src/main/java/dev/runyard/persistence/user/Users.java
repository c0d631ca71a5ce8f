package dev.runyard.persistence.user;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.ListCrudRepository;

/** All users. */
public interface Users extends ListCrudRepository<User, UserId> {
    Optional<User> findByUsername(String username);

    Page<User> findAllByOrderByUsername(Pageable page);
}
