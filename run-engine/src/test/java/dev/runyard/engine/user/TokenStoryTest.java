package dev.runyard.engine.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.support.Tenant;
import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenStoryTest {
    private final TokenDesk desk = EngineDatabase.bean(TokenDesk.class);
    private final Callers callers = EngineDatabase.bean(Callers.class);
    private final Tokens tokens = EngineDatabase.bean(Tokens.class);
    private final MovableClock clock = EngineDatabase.bean(MovableClock.class);
    private final Tenant tenant = Tenant.fresh();

    @BeforeEach
    void noJobsOfOtherTests() {
        Place.step(() -> {
            EngineDatabase.bean(Jobs.class).deleteAll();
            return tenant;
        });
    }

    @Test
    void aUsersTokenSpeaksForThemUntilItIsRevoked() {
        var issued = issue();
        assertThat(issued.text()).matches("[A-Za-z0-9]{14}\\.ryv1\\.[A-Za-z0-9]{60,}");
        assertThat(issued.toString()).doesNotContain(issued.text());
        assertThat(callers.authenticate(issued.text())).contains(tenant.asOwner());

        desk.revoke(issued.token().id());

        assertThat(callers.authenticate(issued.text())).isEmpty();
        assertThatThrownBy(() -> desk.revoke(issued.token().id())).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyADigestOfATokenIsStored() {
        var issued = issue();

        assertThat(stored(issued.token().id()).hash()).matches("[0-9a-f]{64}").doesNotContain(issued.text());
    }

    @Test
    void aTokenEndsAtItsTime() {
        var issued =
                desk.issueForUser(tenant.owner().id(), "", clock.instant().plus(Duration.ofHours(1)), tenant.asOwner());
        assertThat(callers.authenticate(issued.text())).isPresent();

        clock.advance(Duration.ofHours(1));

        assertThat(callers.authenticate(issued.text())).isEmpty();
        assertThatThrownBy(() -> desk.issueForUser(tenant.owner().id(), "", clock.instant(), tenant.asOwner()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void aUseIsNotedOnceAMinute() {
        var issued = issue();
        callers.authenticate(issued.text());
        var first = stored(issued.token().id()).lastUsedAt();
        assertThat(first).isEqualTo(clock.instant());

        clock.advance(Duration.ofSeconds(60));
        callers.authenticate(issued.text());
        assertThat(stored(issued.token().id()).lastUsedAt()).isEqualTo(first);

        clock.advance(Duration.ofSeconds(1));
        callers.authenticate(issued.text());
        assertThat(stored(issued.token().id()).lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void anOrganizationHasOneToken() {
        var first = desk.issueForOrganization(tenant.id(), null, tenant.asOwner());
        var second = desk.issueForOrganization(tenant.id(), null, tenant.asOwner());

        assertThat(callers.authenticate(first.text())).isEmpty();
        assertThat(callers.authenticate(second.text())).contains(new Actor.Organization(tenant.id()));

        desk.revokeOrganizationToken(tenant.id());

        assertThat(callers.authenticate(second.text())).isEmpty();
        assertThatThrownBy(() -> desk.revokeOrganizationToken(tenant.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void terraformsTokenIsGoodWhileItsAttemptRuns() {
        var workspace = tenant.workspace("network");
        var place = Place.aloneIn(workspace.id());
        var run = place.startRun();
        var job = place.claim();
        String token = capability(Purpose.TERRAFORM, job, job.epoch());
        assertThat(callers.authenticate(token)).as("claimed only").isEmpty();

        job.start();
        assertThat(callers.authenticate(token)).contains(new Actor.Terraform(run, workspace.id(), tenant.id()));
        assertThat(callers.authenticate(capability(Purpose.TERRAFORM, job, job.epoch() - 1)))
                .as("an earlier attempt")
                .isEmpty();

        job.report(new PhaseResult.Failed("broken", new ResourceCounts(0, 0, 0, 0)));
        assertThat(callers.authenticate(token)).as("finished").isEmpty();
    }

    @Test
    void aHolderIsKnownByTheTokenOfItsJob() {
        var place = Place.aloneIn(tenant.workspace("network").id());
        place.startRun();
        var job = place.claim();

        assertThat(callers.authenticate(capability(Purpose.JOB, job, job.epoch())))
                .contains(new Actor.Holder(job.id(), job.epoch()));
        assertThat(callers.authenticate(capability(Purpose.LOG_READ, job, job.epoch())))
                .isEmpty();
    }

    @Test
    void theWorkerInsideIsKnownByATokenInMemory() {
        long rows = tokens.count();

        String token = desk.mintWorkerToken("embedded");

        assertThat(callers.authenticate(token)).contains(new Actor.Worker("embedded"));
        assertThat(tokens.count()).isEqualTo(rows);
    }

    @Test
    void nonsenseIsNobody() {
        for (String nonsense : new String[] {"", "x", "job.x", "tft.a.b.c", "a.ryv1.b", "\u0000", "ä".repeat(5000)}) {
            assertThat(callers.authenticate(nonsense)).isEmpty();
        }
    }

    private IssuedToken issue() {
        return desk.issueForUser(tenant.owner().id(), "laptop", null, tenant.asOwner());
    }

    private Token stored(TokenId id) {
        return tokens.findById(id).orElseThrow();
    }

    private String capability(Purpose purpose, Place.Held job, long epoch) {
        return EngineDatabase.bean(CapabilityTokens.class)
                .issue(purpose, job.id() + ":" + epoch, clock.instant().plusSeconds(60));
    }
}
