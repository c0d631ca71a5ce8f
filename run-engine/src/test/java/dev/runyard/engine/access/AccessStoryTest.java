package dev.runyard.engine.access;

import static dev.runyard.engine.access.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.run.RunComments;
import dev.runyard.engine.support.Drafts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.engine.variable.VariableDraft;
import dev.runyard.engine.variable.VariableStore;
import dev.runyard.engine.workspace.WorkspaceDirectory;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.team.Team;
import dev.runyard.persistence.team.TeamId;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessStoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Access access = EngineDatabase.bean(Access.class);
    private final Ids ids = EngineDatabase.bean(Ids.class);
    private final Tenant tenant = Tenant.fresh();
    private final Workspace workspace = tenant.workspace("network");
    private final Actor.User siteAdmin = new Actor.User(new UserId("user-root"), "root", true);

    @Test
    void whateverIsInAnOrganizationIsItsOwnersAndNobodyElses() {
        var neighbour = Tenant.fresh().asOwner();

        for (TypedId subject : everythingIn()) {
            assertThat(access.on(tenant.asOwner(), subject).visible())
                    .as("owner sees " + subject)
                    .isTrue();
            assertThat(access.on(siteAdmin, subject).visible())
                    .as("site admin sees " + subject)
                    .isTrue();
            assertThat(access.on(neighbour, subject))
                    .as("neighbour and " + subject)
                    .isEqualTo(Grants.NONE);
            for (Actor worker :
                    List.of(new Actor.Worker("w"), new Actor.Holder(new JobId("job-1"), 1), new Actor.Engine())) {
                assertThat(access.on(worker, subject)).isEqualTo(Grants.NONE);
            }
        }
    }

    @Test
    void whatDoesNotExistIsNotFoundByAnybody() {
        for (Actor actor : List.of(siteAdmin, tenant.asOwner())) {
            assertThatThrownBy(() -> access.require(actor, READ_WORKSPACE, new WorkspaceId("ws-none")))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aMemberKnowsTheOrganizationAndNothingInIt() {
        var member = Tenant.as(tenant.member());

        access.require(member, READ_ORGANIZATION, tenant.id());
        assertThatThrownBy(() -> access.require(member, READ_WORKSPACE, workspace.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> access.require(member, CREATE_WORKSPACE, tenant.id()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> access.require(member, UPDATE_ORGANIZATION, tenant.id()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theTokenOfAnOrganizationConfiguresButDoesNotRun() {
        var token = new Actor.Organization(tenant.id());

        access.require(token, UPDATE_WORKSPACE, workspace.id());
        assertThatThrownBy(() -> access.require(token, QUEUE_RUNS, workspace.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> access.require(token, APPLY_RUNS, workspace.id()))
                .isInstanceOf(Forbidden.class);
        assertThat(access.on(token, Tenant.fresh().id())).isEqualTo(Grants.NONE);
    }

    @Test
    void theTokenOfTheOwnersTeamIsAsGoodAsAnOwner() {
        var owners = new Actor.Team(ownersTeam(), tenant.id());

        assertThat(access.allows(owners, APPLY_RUNS, workspace.id())).isTrue();
        assertThat(access.on(owners, Tenant.fresh().workspace("other").id())).isEqualTo(Grants.NONE);
    }

    @Test
    void terraformReadsItsOwnStateAndWhatIsSharedWithIt() {
        var closed = tenant.workspace("closed");
        var shared = tenant.workspace("shared");
        EngineDatabase.bean(WorkspaceDirectory.class)
                .update(shared.id(), draft -> Drafts.of(draft, "shared", "remote", true));
        var foreign = Tenant.fresh().workspace("network");
        var terraform = new Actor.Terraform(new RunId("run-1"), workspace.id(), tenant.id());

        assertThat(access.allows(terraform, READ_ORGANIZATION, tenant.id())).isTrue();
        assertThat(access.allows(terraform, READ_STATE, workspace.id())).isTrue();
        assertThat(access.allows(terraform, READ_STATE, shared.id())).isTrue();
        assertThat(access.on(terraform, closed.id())).isEqualTo(Grants.NONE);
        assertThat(access.on(terraform, foreign.id())).isEqualTo(Grants.NONE);
        assertThat(access.allows(terraform, WRITE_STATE, workspace.id())).isFalse();
        assertThat(access.allows(terraform, LOCK_WORKSPACE, workspace.id())).isFalse();
    }

    @Test
    void aUserManagesTheirOwnTokensAndSeesTheirColleagues() {
        var member = tenant.member();
        var stranger = Tenant.user();

        assertThat(access.allows(
                        tenant.asOwner(), MANAGE_USER_TOKENS, tenant.owner().id()))
                .isTrue();
        assertThat(access.allows(tenant.asOwner(), READ_USER, member.id())).isTrue();
        assertThat(access.allows(tenant.asOwner(), MANAGE_USER_TOKENS, member.id()))
                .isFalse();
        assertThat(access.on(tenant.asOwner(), stranger.id())).isEqualTo(Grants.NONE);
    }

    @Test
    void aPageOfWorkspacesOfSeveralOrganizationsIsJudgedAtOnce() {
        var foreign = Tenant.fresh().workspace("network");
        var page = List.of(workspace.id(), foreign.id(), new WorkspaceId("ws-none"));

        var grants = access.onAll(tenant.asOwner(), page);

        assertThat(grants.keySet()).containsExactlyInAnyOrderElementsOf(page);
        assertThat(grants.getOrDefault(workspace.id(), Grants.NONE).allows(APPLY_RUNS))
                .isTrue();
        assertThat(grants).containsEntry(foreign.id(), Grants.NONE);
    }

    @Test
    void routesByNameFindWhatTheyName() {
        String name = tenant.organization().name();

        assertThat(access.require(tenant.asOwner(), READ_ORGANIZATION, name)).isEqualTo(tenant.id());
        assertThat(access.require(tenant.asOwner(), READ_WORKSPACE, name, "NETWORK"))
                .isEqualTo(workspace.id());
        assertThatThrownBy(() -> access.require(Tenant.fresh().asOwner(), READ_WORKSPACE, name, "network"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> access.require(siteAdmin, READ_WORKSPACE, name, "none"))
                .isInstanceOf(NotFound.class);
    }

    private TeamId ownersTeam() {
        return EngineDatabase.bean(Teams.class)
                .findByOrganizationIdAndName(tenant.id(), Team.OWNERS)
                .orElseThrow()
                .id();
    }

    /** Makes one thing of every kind. */
    private List<TypedId> everythingIn() {
        var place = Place.in(workspace.id());
        var run = place.startRun();
        var state = EngineDatabase.bean(StateVersions.class)
                .save(new StateVersion(
                        ids.stateVersionId(),
                        workspace,
                        new NewState(NewState.Kind.FULL, null, 1, null, null),
                        tenant.asOwner(),
                        NOW));
        var output = ids.stateVersionOutputId();
        EngineDatabase.bean(StateVersionOutputs.class)
                .save(new StateVersionOutput(
                        output,
                        state.id(),
                        "address",
                        false,
                        "string",
                        "\"string\"",
                        EngineDatabase.bean(Keyring.class).sealText("1", StateVersionOutput.context(output))));
        var all = new ArrayList<TypedId>(List.of(
                tenant.id(),
                tenant.organization().defaultProjectId(),
                workspace.id(),
                ownersTeam(),
                run,
                place.run(run).planId(),
                place.run(run).configurationVersionId(),
                state.id(),
                output));
        all.add(EngineDatabase.bean(OrganizationMemberships.class)
                .findByOrganizationIdAndUserId(tenant.id(), tenant.owner().id())
                .orElseThrow()
                .id());
        all.add(EngineDatabase.bean(VariableStore.class)
                .create(workspace.id(), _ -> new VariableDraft("size", "3", "", "terraform", false, false))
                .id());
        all.add(EngineDatabase.bean(TokenDesk.class)
                .issueForOrganization(tenant.id(), null, tenant.asOwner())
                .token()
                .id());
        all.add(EngineDatabase.bean(RunComments.class)
                .add(run, "first", tenant.asOwner())
                .id());
        all.add(EngineDatabase.bean(RunEvents.class).of(run).getFirst().id());
        all.add(EngineDatabase.bean(Jobs.class).open(run).orElseThrow().id());
        return all;
    }
}
