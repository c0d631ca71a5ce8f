package dev.runyard.engine.user;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Password;
import dev.runyard.persistence.user.Passwords;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Sets and checks passwords. That the caller may set one is checked before. */
@Component
public final class PasswordDesk {
    /** As HCP Terraform demands. */
    private static final int SHORTEST = 10;

    /** More than that bcrypt does not read. */
    private static final int LONGEST_BYTES = 72;

    /** Checks take long on purpose; guessing must not take the whole machine. */
    private static final int AT_ONCE = 2;

    private final Passwords passwords;
    private final Users users;
    private final Steps steps;
    private final InstantSource clock;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Semaphore checks = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash("nobody's password");

    PasswordDesk(Passwords passwords, Users users, Steps steps, InstantSource clock) {
        this.passwords = passwords;
        this.users = users;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Sets the password of a user, for the first time or anew.
     *
     * @throws Invalid when it is shorter than 10 characters or longer than 72 bytes
     */
    public User set(UserId id, String password) {
        String hash = hash(requireFit(password));
        return steps.take(() -> {
            var user = users.findById(id).orElseThrow(NotFound::new);
            passwords
                    .lock(id)
                    .ifPresentOrElse(present -> present.change(hash), () -> passwords.save(new Password(id, hash)));
            return user;
        });
    }

    /**
     * Changes the password of a user who knows the one before.
     *
     * @throws Invalid also when the present one or the confirmation is wrong, or when there is none yet
     */
    public User change(UserId id, @Nullable String current, String password, @Nullable String confirmation) {
        requireFit(password);
        if (!password.equals(confirmation)) {
            throw Invalid.attribute("password_confirmation", "doesn't match Password");
        }
        if (current == null || !matches(id, current)) {
            throw Invalid.attribute("current_password", "is invalid");
        }
        return set(id, password);
    }

    /**
     * Finds out whose name and password these are. After ten tries in vain a password is not even looked at for five
     * minutes, and then once each five minutes; the time that it takes does not tell whether there is such a user.
     */
    Optional<Password> find(String username, String password) {
        var user = users.findByUsername(username).or(() -> users.findByEmail(username));
        if (user.isEmpty()) {
            check(password, nobodys);
            return Optional.empty();
        }
        var id = user.get().id();
        return matches(id, password) ? passwords.findById(id) : Optional.empty();
    }

    private boolean matches(UserId id, String password) {
        var hash = steps.take(() -> passwords
                .lock(id)
                .filter(present -> present.mayTry(clock.instant()))
                .map(Password::hash));
        boolean right = check(password, hash.orElse(nobodys)) && hash.isPresent();
        if (right) {
            steps.take(() -> {
                passwords.lock(id).ifPresent(Password::succeeded);
                return id;
            });
        }
        return right;
    }

    private boolean check(String password, String hash) {
        checks.acquireUninterruptibly();
        try {
            return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES && encoder.matches(password, hash);
        } finally {
            checks.release();
        }
    }

    private String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    private static String requireFit(String password) {
        if (password.length() < SHORTEST) {
            throw Invalid.attribute("password", "is too short (minimum is " + SHORTEST + " characters)");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw Invalid.attribute("password", "is too long (maximum is " + LONGEST_BYTES + " bytes)");
        }
        return password;
    }
}
