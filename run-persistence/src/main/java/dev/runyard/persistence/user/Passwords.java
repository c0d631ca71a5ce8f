package dev.runyard.persistence.user;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All passwords. */
public interface Passwords extends Repository<Password, UserId> {
    Password save(Password password);

    Optional<Password> findById(UserId user);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Password p where p.userId = :user")
    Optional<Password> lock(UserId user);
}
