package dev.runyard.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.queue.WaitingReason.Kind;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Lock;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaiterTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant QUEUED = CREATED.plusSeconds(10);
    private static final Instant LOCKED = CREATED.plusSeconds(20);
    private static final Instant SILENT = CREATED.plusSeconds(30);

    @ParameterizedTest(name = "{0}, held by {1}, locked by {2}, job {3}, full {4}: waits for {5} {6} since {7}")
    @CsvSource(nullValues = "-", textBlock = """
            PENDING,      run-1, -,     -,       -,    RUN,      run-1,  12:00:00
            PENDING,      run-1, user1, -,       -,    RUN,      run-1,  12:00:00
            PENDING,      -,     user1, -,       -,    LOCK,     user1,  12:00:20
            PENDING,      -,     -,     -,       -,    -,        -,      -
            CONFIRMED,    run-1, -,     -,       -,    RUN,      run-1,  12:00:00
            PLAN_QUEUED,  -,     -,     queued,  -,    WORKER,   -,      12:00:10
            PLAN_QUEUED,  -,     user1, queued,  -,    WORKER,   -,      12:00:10
            PLAN_QUEUED,  run-1, -,     queued,  -,    WORKER,   -,      12:00:10
            PLAN_QUEUED,  -,     -,     queued,  acme, CAPACITY, acme,   12:00:10
            PLAN_QUEUED,  -,     -,     claimed, acme, WORKER,   worker, 12:00:10
            APPLY_QUEUED, -,     -,     queued,  acme, CAPACITY, acme,   12:00:10
            APPLY_QUEUED, -,     -,     queued,  -,    WORKER,   -,      12:00:10
            PLANNING,     -,     -,     started, acme, -,        -,      -
            PLANNING,     -,     -,     queued,  -,    WORKER,   -,      12:00:10
            APPLYING,     -,     -,     started, -,    -,        -,      -
            APPLYING,     -,     -,     silent,  -,    WORKER,   worker, 12:00:30
            PLANNED,      -,     -,     -,       acme, APPROVAL, -,      12:00:00
            PLANNED_AND_SAVED, run-1, user1, -,  -,    APPROVAL, -,      12:00:00
            """)
    void aRunWaitsFor(
            RunStatus status,
            @Nullable String holder,
            @Nullable String locker,
            @Nullable String job,
            @Nullable String full,
            @Nullable Kind kind,
            @Nullable String id,
            @Nullable String since) {
        var waiter = new Waiter(
                status,
                CREATED,
                holder == null ? null : new RunId(holder),
                locker == null ? null : new Lock(Actor.Kind.USER, locker, "", LOCKED),
                job == null ? null : job(job),
                full);

        assertThat(waiter.reason().map(WaitingReason::kind)).isEqualTo(java.util.Optional.ofNullable(kind));
        waiter.reason().ifPresent(reason -> {
            assertThat(reason.id()).isEqualTo(id);
            assertThat(reason.since()).isEqualTo("2026-03-01T" + since + "Z");
        });
    }

    @Test
    void aLockThatWasThereBeforeTheRunIsWaitedForSinceTheRunIs() {
        var lock = new Lock(Actor.Kind.USER, "user1", "", CREATED.minusSeconds(60));
        var waiter = new Waiter(RunStatus.PENDING, CREATED, null, lock, null, null);

        assertThat(waiter.reason()).contains(new WaitingReason(Kind.LOCK, "user1", CREATED));
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsOverWaitsForNothing(RunStatus status) {
        var lock = new Lock(Actor.Kind.USER, "user1", "", LOCKED);
        var waiter = new Waiter(status, CREATED, new RunId("run-1"), lock, job("queued"), "acme");

        assertThat(waiter.reason().isPresent()).isEqualTo(!RunFlow.isFinal(status));
    }

    private static Job job(String state) {
        var job = new Job(
                new JobId("job-1"),
                new OrganizationId("org-1"),
                new WorkspaceId("ws-1"),
                null,
                new RunId("run-2"),
                new PhaseId("plan-1"),
                PhaseKind.PLAN,
                1,
                QUEUED);
        if (!state.equals("queued")) {
            job.claim("claim", "worker", null, 1L, LOCKED);
        }
        if (state.equals("started") || state.equals("silent")) {
            job.start("process", "open", LOCKED, LOCKED);
        }
        if (state.equals("silent")) {
            job.silent(SILENT);
        }
        return job;
    }
}
