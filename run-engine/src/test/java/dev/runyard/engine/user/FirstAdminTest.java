package dev.runyard.engine.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.Users;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdminTest {
    private static final String CONFIGURED = "a-token-of-my-own-1";

    private final FirstAdmin firstAdmin = EngineDatabase.bean(FirstAdmin.class);
    private final Callers callers = EngineDatabase.bean(Callers.class);
    private final Users users = EngineDatabase.bean(Users.class);

    @BeforeEach
    void aNewInstallation() {
        Place.step(() -> {
            users.findAll().stream().filter(User::siteAdmin).forEach(users::delete);
            return users;
        });
    }

    @Test
    void theFirstStartMakesAnAdminAndTellsTheTokenOnce() {
        String token = firstAdmin.ensure(Optional.empty()).orElseThrow();

        assertThat(callers.authenticate(token).orElseThrow()).isInstanceOfSatisfying(Actor.User.class, admin -> {
            assertThat(admin.username()).isEqualTo("admin");
            assertThat(admin.siteAdmin()).isTrue();
        });
        assertThat(firstAdmin.ensure(Optional.empty())).isEmpty();
        assertThat(users.countBySiteAdminTrue()).isEqualTo(1);
    }

    @Test
    void aConfiguredTokenWorksAndIsNotRepeated() {
        assertThat(firstAdmin.ensure(Optional.of(CONFIGURED))).isEmpty();
        assertThat(firstAdmin.ensure(Optional.of(CONFIGURED))).isEmpty();

        assertThat(callers.authenticate(CONFIGURED)).isPresent();
    }

    @Test
    void anotherConfiguredTokenTakesThePlaceOfTheOneBefore() {
        String made = firstAdmin.ensure(Optional.empty()).orElseThrow();
        firstAdmin.ensure(Optional.of(CONFIGURED));

        firstAdmin.ensure(Optional.of("another-token-of-mine"));

        assertThat(callers.authenticate("another-token-of-mine")).isPresent();
        assertThat(callers.authenticate(CONFIGURED)).isEmpty();
        assertThat(callers.authenticate(made)).isPresent();
    }

    @Test
    void aTokenThatCanBeGuessedStopsTheStart() {
        assertThatThrownBy(() -> firstAdmin.ensure(Optional.of("admin")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("RUNYARD_ADMIN_TOKEN");
        assertThat(users.countBySiteAdminTrue()).isZero();
    }

    @Test
    void theLastSiteAdminStays() {
        firstAdmin.ensure(Optional.empty());
        var admin = users.findByUsername("admin").orElseThrow();
        var accounts = EngineDatabase.bean(Accounts.class);

        assertThatThrownBy(() -> accounts.delete(admin.id())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> accounts.update(admin.id(), new UserChanges(null, null, false)))
                .isInstanceOf(Conflict.class);
    }
}
