package dev.runyard.persistence.login;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All codes. */
public interface LoginCodes extends Repository<LoginCode, String> {
    LoginCode save(LoginCode code);

    /** Finds a code and lets nobody else redeem it meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from LoginCode c where c.hash = :hash")
    Optional<LoginCode> lock(String hash);

    @Modifying
    @Query("delete from LoginCode c where c.expiresAt < :moment")
    void deleteExpiredBefore(Instant moment);
}
