package dev.runyard.engine.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Tenant;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Users;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private final Accounts accounts = EngineDatabase.bean(Accounts.class);
    private final Users users = EngineDatabase.bean(Users.class);

    @Test
    void namesAndAddressesBelongToOneUserWhateverTheirCase() {
        var alice = Tenant.user();

        assertThatThrownBy(() -> accounts.create(loud(alice.username()), "new@example.com", false))
                .isInstanceOf(Invalid.class)
                .hasMessage("Username has already been taken");
        assertThatThrownBy(() -> accounts.create("new-name", loud(alice.email()), false))
                .isInstanceOf(Invalid.class)
                .hasMessage("Email has already been taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", "ä", "a.b"})
    void aUsernameHasLettersDigitsDashesAndUnderscores(String name) {
        assertThatThrownBy(() -> accounts.create(name, "somebody@example.com", false))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Username ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "@example.com", "a b@example.com"})
    void anAddressLooksLikeOne(String email) {
        assertThatThrownBy(() -> accounts.create("somebody", email, false))
                .isInstanceOf(Invalid.class)
                .hasMessage("Email is invalid");
    }

    @Test
    void aUserIsChangedWhereSomethingWasSent() {
        var alice = Tenant.user();

        accounts.update(alice.id(), new UserChanges(loud(alice.username()), null, null));

        var changed = users.findById(alice.id()).orElseThrow();
        assertThat(changed.username()).isEqualTo(loud(alice.username()));
        assertThat(changed.email()).isEqualTo(alice.email());
        assertThat(changed.siteAdmin()).isFalse();
    }

    @Test
    void theOnlyOwnerOfAnOrganizationCannotBeDeleted() {
        var tenant = Tenant.fresh();

        assertThatThrownBy(() -> accounts.delete(tenant.owner().id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("only owner");
        assertThat(users.existsById(tenant.owner().id())).isTrue();
    }

    @Test
    void aDeletedUserIsAMemberOfNothing() {
        var tenant = Tenant.fresh();
        var member = tenant.member();

        accounts.delete(member.id());

        assertThat(users.existsById(member.id())).isFalse();
        assertThat(EngineDatabase.bean(OrganizationMemberships.class)
                        .findByOrganizationIdAndUserId(tenant.id(), member.id()))
                .isEmpty();
    }

    @Test
    void theTokenOfAnOrganizationHasAServiceAccount() {
        var tenant = Tenant.fresh();

        var account = accounts.of(new Actor.Organization(tenant.id()));

        assertThat(account.service()).isTrue();
        assertThat(account.username())
                .isEqualTo("api-org-" + tenant.organization().name());
        assertThat(accounts.of(tenant.asOwner()).email())
                .isEqualTo(tenant.owner().email());
        assertThat(accounts.of(new Actor.Terraform(
                                new RunId("run-1"), tenant.workspace("network").id(), tenant.id()))
                        .username())
                .isEqualTo("api-run-1");
        assertThatThrownBy(() -> accounts.of(new Actor.Worker("w"))).isInstanceOf(NotFound.class);
    }

    private static String loud(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
