package dev.runyard.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Farewell;
import dev.runyard.contract.Registration;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Precondition;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.worker.Worker;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.persistence.worker.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.RandomStringUtils;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How workers are, by what is heard of them. */
class WorkerRegisterTest {
    private static final Actor.Worker ANYBODY = new Actor.Worker("any");

    private final WorkerRegister register = EngineDatabase.bean(WorkerRegister.class);
    private final MovableClock clock = EngineDatabase.bean(MovableClock.class);
    private final JdbcClient sql = EngineDatabase.bean(JdbcClient.class);
    private final String id = "agent-" + RandomStringUtils.secure().nextAlphanumeric(16);

    @Test
    void whoIsNotHeardForAMinuteIsUnknown() {
        heard("1");
        assertThat(worker().status()).isEqualTo(WorkerStatus.IDLE);

        silentFor(Duration.ofSeconds(61));

        assertThat(worker().status()).isEqualTo(WorkerStatus.UNKNOWN);
    }

    /** With all its slots busy a worker claims nothing for hours, while its jobs are renewed. */
    @Test
    void whoHoldsAJobIsHeardByItsLease() {
        heard("1");
        var place = Place.make();
        place.startRun();
        place.claim().start();
        silentFor(Duration.ofHours(2));
        assertThat(worker().status()).isEqualTo(WorkerStatus.UNKNOWN);

        sql.sql("update job set worker_id = ? where workspace_id = ?")
                .params(id, place.workspaceId().value())
                .update();

        assertThat(worker().status()).isEqualTo(WorkerStatus.BUSY);
        assertThat(worker().jobs()).isEqualTo(1);
        assertThat(Duration.between(worker().lastPingAt(), now()).abs()).isLessThan(Duration.ofSeconds(20));
        sql.sql("update job set lease_until = clock_timestamp() - interval '1 hour' where worker_id = ?")
                .param(id)
                .update();
        assertThat(worker().status()).isEqualTo(WorkerStatus.UNKNOWN);
    }

    @Test
    void aSignOfLifeIsWrittenDownSeldom() {
        heard("1");
        silentFor(Duration.ofMinutes(5));

        heard("1");
        assertThat(worker().status()).as("written a moment ago").isEqualTo(WorkerStatus.UNKNOWN);
        heard("2");
        assertThat(worker().status()).as("it tells something else").isEqualTo(WorkerStatus.IDLE);
        assertThat(worker().told().version()).isEqualTo("2");

        silentFor(Duration.ofMinutes(5));
        clock.advance(Duration.ofSeconds(10));
        heard("2");
        assertThat(worker().status()).isEqualTo(WorkerStatus.IDLE);
    }

    @Test
    void whoSaidGoodbyeMayComeBack() {
        heard("1");
        register.ended(new Farewell(id, Farewell.Reason.ERRORED), ANYBODY);
        assertThat(worker().status()).isEqualTo(WorkerStatus.ERRORED);
        register.ended(new Farewell(id, Farewell.Reason.EXITED), ANYBODY);
        assertThat(worker().status()).isEqualTo(WorkerStatus.EXITED);

        heard("1");

        assertThat(worker().status()).isEqualTo(WorkerStatus.IDLE);
    }

    @Test
    void onlyWhoIsGoneIsDeleted() {
        heard("1");
        assertThatThrownBy(() -> register.delete(new WorkerId(id))).isInstanceOf(Precondition.class);
        silentFor(Duration.ofMinutes(2));

        register.delete(new WorkerId(id));

        assertThat(register.find(List.of(id))).isEmpty();
        assertThatThrownBy(() -> register.delete(new WorkerId(id))).isInstanceOf(NotFound.class);
    }

    @Test
    void whoWasNotHeardForAWeekIsForgotten() {
        heard("1");
        silentFor(Duration.ofDays(6));
        register.sweep();
        assertThat(register.find(List.of(id))).hasSize(1);

        silentFor(Duration.ofDays(8));
        register.sweep();

        assertThat(register.find(List.of(id))).isEmpty();
    }

    private void heard(String version) {
        var registration = new Registration(id, 2, Map.of("zone", "b"));
        register.heard(
                new ClaimRequest("claim", WorkerDoor.VERSION, "w", version, 0, registration), ANYBODY, "127.0.0.1");
    }

    private Worker worker() {
        return register.find(List.of(id)).getFirst();
    }

    private void silentFor(Duration time) {
        sql.sql("update worker set last_ping_at = clock_timestamp() - make_interval(secs => ?) where id = ?")
                .params(time.toSeconds(), id)
                .update();
    }

    private Instant now() {
        return EngineDatabase.bean(Jobs.class).clock();
    }
}
