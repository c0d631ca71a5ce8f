package dev.runyard.engine.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.team.TeamMembers;
import dev.runyard.persistence.organization.OrganizationMembership;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembershipsTest {
    private final Memberships memberships = EngineDatabase.bean(Memberships.class);
    private final TeamMembers teamMembers = EngineDatabase.bean(TeamMembers.class);
    private final Teams teams = EngineDatabase.bean(Teams.class);
    private final Tenant tenant = Tenant.fresh();
    private final User owner = tenant.owner();
    private final TeamId owners = owners(tenant);

    @Test
    void anExistingUserIsInvitedByAddressOrName() {
        var alice = Tenant.user();
        var bob = Tenant.user();

        memberships.invite(tenant.id(), alice.email(), List.of(owners));
        memberships.invite(tenant.id(), bob.username(), List.of());

        assertThat(teams.members(owners))
                .contains(alice.id().value())
                .doesNotContain(bob.id().value());
        assertThat(membership(bob)).isPresent();
    }

    @Test
    void nobodyIsInvitedWhoIsNotAUserYet() {
        assertThatThrownBy(() -> memberships.invite(tenant.id(), "nobody@example.com", List.of()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("site admin");
    }

    @Test
    void nobodyIsInvitedTwice() {
        assertThatThrownBy(() -> memberships.invite(tenant.id(), owner.email(), List.of()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void aTeamOfAnotherOrganizationIsOutOfReach() {
        var alice = Tenant.user();
        var foreign = owners(Tenant.fresh());

        assertThatThrownBy(() -> memberships.invite(tenant.id(), alice.email(), List.of(foreign)))
                .isInstanceOf(Invalid.class);
        assertThat(membership(alice)).isEmpty();
    }

    @Test
    void theLastOwnerStays() {
        var own = membership(owner).orElseThrow().id();

        assertThatThrownBy(() -> memberships.remove(own, new Actor.Engine())).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> teamMembers.remove(owners, List.of(owner.username())))
                .isInstanceOf(Invalid.class);
        assertThat(teams.members(owners)).containsExactly(owner.id().value());
    }

    @Test
    void anOwnerIsRemovedByAnotherButNotByThemselves() {
        var second = tenant.member();
        teamMembers.add(owners, List.of(second.username()));
        var own = membership(owner).orElseThrow().id();

        assertThatThrownBy(() -> memberships.remove(own, tenant.asOwner())).isInstanceOf(Forbidden.class);
        memberships.remove(own, Tenant.as(second));

        assertThat(teams.members(owners)).containsExactly(second.id().value());
    }

    @Test
    void aMemberMayLeave() {
        var member = tenant.member();

        memberships.remove(membership(member).orElseThrow().id(), Tenant.as(member));

        assertThat(membership(member)).isEmpty();
    }

    @Test
    void onlyMembersJoinATeam() {
        var stranger = Tenant.user();
        var member = tenant.member();

        assertThatThrownBy(() -> teamMembers.add(owners, List.of(member.username(), stranger.username())))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(stranger.username());
        assertThat(teams.members(owners)).containsExactly(owner.id().value());
    }

    @Test
    void teamsAndMembersAreListedForManyAtOnce() {
        assertThat(teams.teamsOfAll(tenant.id(), List.of(owner.id().value())))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsExactly(owners.value(), owner.id().value()));
        assertThat(teams.membersOfAll(List.of(owners.value()))).hasSize(1);
    }

    private Optional<OrganizationMembership> membership(User user) {
        return EngineDatabase.bean(OrganizationMemberships.class).findByOrganizationIdAndUserId(tenant.id(), user.id());
    }

    private static TeamId owners(Tenant tenant) {
        return EngineDatabase.bean(Teams.class)
                .findByOrganizationIdAndName(tenant.id(), Team.OWNERS)
                .orElseThrow()
                .id();
    }
}
