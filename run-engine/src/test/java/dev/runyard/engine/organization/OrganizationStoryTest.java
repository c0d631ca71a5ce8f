package dev.runyard.engine.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.variable.VariableDraft;
import dev.runyard.engine.variable.VariableStore;
import dev.runyard.persistence.organization.MembershipStatus;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationStoryTest {
    private final OrganizationDirectory directory = EngineDatabase.bean(OrganizationDirectory.class);
    private final Organizations organizations = EngineDatabase.bean(Organizations.class);
    private final Tenant tenant = Tenant.fresh();

    @Test
    void anOrganizationBeginsWithAProjectAndAnOwner() {
        var teams = EngineDatabase.bean(Teams.class);

        assertThat(EngineDatabase.bean(Projects.class)
                        .findById(tenant.organization().defaultProjectId())
                        .orElseThrow()
                        .name())
                .isEqualTo("Default Project");
        var owners = teams.findByOrganizationIdAndName(tenant.id(), Team.OWNERS).orElseThrow();
        assertThat(teams.members(owners.id()))
                .containsExactly(tenant.owner().id().value());
        assertThat(EngineDatabase.bean(OrganizationMemberships.class)
                        .findByOrganizationIdAndUserId(
                                tenant.id(), tenant.owner().id())
                        .orElseThrow()
                        .status())
                .isEqualTo(MembershipStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a b c", "a/b", "acme.org", "ünit", "a-name-that-is-longer-than-forty-letters-"})
    void aNameFollowsTheRules(String name) {
        assertThatThrownBy(() ->
                        directory.create(name, "ops@example.com", tenant.owner().id()))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Name ");
    }

    @Test
    void aNameIsTakenOnceWhateverItsCase() {
        assertThatThrownBy(() -> directory.create(
                        loudName(), "ops@example.com", tenant.owner().id()))
                .isInstanceOf(Invalid.class)
                .hasMessage("Name has already been taken");
    }

    @Test
    void ofThoseWhoTakeANameAtOnceAllButOneAreToldSo() throws InterruptedException {
        var outcomes = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(3)) {
            Callable<String> take = () -> directory
                    .create("contested", "ops@example.com", tenant.owner().id())
                    .name();
            for (var outcome : pool.invokeAll(List.of(take, take, take))) {
                try {
                    outcomes.add(outcome.get());
                } catch (ExecutionException refused) {
                    outcomes.add(refused.getMessage());
                }
            }
        }

        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals("contested"))
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal).endsWith("Name has already been taken"));
    }

    @Test
    void anOrganizationIsChangedWhereSomethingWasSent() {
        directory.update(tenant.id(), new OrganizationChanges(loudName(), null, true, null, null, now -> now));

        var changed = organizations.findById(tenant.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo(loudName());
        assertThat(changed.email()).isEqualTo("ops@example.com");
        assertThat(changed.allowForceDeleteWorkspaces()).isTrue();
    }

    @Test
    void whatIsInAnOrganizationGoesWithIt() {
        var workspace = tenant.workspace("network");
        EngineDatabase.bean(VariableStore.class)
                .create(workspace.id(), _ -> new VariableDraft("size", "3", "", "terraform", false, false));
        Place.in(workspace.id()).startRun();

        EngineDatabase.bean(OrganizationRemoval.class).remove(tenant.id());

        assertThat(organizations.existsById(tenant.id())).isFalse();
        assertThat(EngineDatabase.bean(Workspaces.class).existsById(workspace.id()))
                .isFalse();
    }

    private String loudName() {
        return tenant.organization().name().toUpperCase(Locale.ROOT);
    }
}
