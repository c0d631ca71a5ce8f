package dev.runyard.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.user.Actor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Hints make things fast and nothing more: here nobody listens to them, as when their connection is lost. */
class WithoutHintsTest {
    private static final int PATIENCE_SECONDS = 60;

    private final JobClaims claims = EngineDatabase.bean(JobClaims.class);
    private final Place place = Place.make();

    @Test
    void aWaitingClaimFindsTheJobByItself() throws Exception {
        var claim = new CompletableFuture<Optional<Claim>>();
        var waiting = Thread.ofPlatform().start(() -> claim.complete(claim()));
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        var run = place.startRun();

        assertThat(claim.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasValueSatisfying(
                        found -> assertThat(found.job().run().runId()).isEqualTo(run.value()));
    }

    private Optional<Claim> claim() {
        try {
            return claims.claim(
                    new ClaimRequest("without-hints", WorkerDoor.VERSION, "test", "1", PATIENCE_SECONDS, null),
                    new Actor.Worker("test"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
