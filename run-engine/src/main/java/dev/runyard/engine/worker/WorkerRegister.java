package dev.runyard.engine.worker;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Farewell;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.Leases;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Precondition;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.worker.Worker;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.persistence.worker.WorkerProfile;
import dev.runyard.persistence.worker.WorkerStatus;
import dev.runyard.persistence.worker.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps track of the workers that claim, and lists them. */
@Component
public final class WorkerRegister {
    private static final Duration NOTED_EVERY = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(7);

    private final Steps steps;
    private final Workers workers;
    private final Leases leases;
    private final InstantSource clock;

    /** What this server noted a moment ago need not be written again. Losing it costs a write. */
    private final Map<Known, Noted> noted = new ConcurrentHashMap<>();

    WorkerRegister(Steps steps, Workers workers, Leases leases, InstantSource clock) {
        this.steps = steps;
        this.workers = workers;
        this.leases = leases;
        this.clock = clock;
    }

    private record Known(WorkerId id, @Nullable AgentPoolId pool) {}

    private record Noted(WorkerProfile told, Instant at) {}

    /**
     * Takes down who claims, when it says so.
     *
     * @param address where the claim comes from
     * @throws dev.runyard.persistence.problem.Invalid when it says what cannot be
     */
    public void heard(ClaimRequest request, Actor.Worker worker, String address) {
        var registration = request.registration();
        if (registration == null || request.contractVersion() != WorkerDoor.VERSION) {
            return;
        }
        var told = Registrations.profile(request, registration, address);
        var known = new Known(Registrations.id(registration.id()), worker.pool());
        var now = clock.instant();
        var last = noted.get(known);
        if (last == null
                || !last.told().equals(told)
                || Duration.between(last.at(), now).compareTo(NOTED_EVERY) >= 0) {
            steps.take(() -> {
                workers.heard(known.id(), known.pool(), told);
                return known;
            });
            note(known, new Noted(told, now));
        }
    }

    private void note(Known known, Noted newest) {
        if (noted.size() >= Workers.MOST) {
            noted.clear();
        }
        noted.put(known, newest);
    }

    /** Takes down that a worker ends. */
    public void ended(Farewell farewell, Actor.Worker worker) {
        var known = new Known(Registrations.id(farewell.id()), worker.pool());
        var how = farewell.reason() == Farewell.Reason.ERRORED ? WorkerStatus.ERRORED : WorkerStatus.EXITED;
        steps.take(() -> {
            workers.ended(known.id(), known.pool(), how);
            return known;
        });
        noted.remove(known);
    }

    /**
     * Forgets a worker that is gone.
     *
     * @throws Precondition when it is not, as far as is known
     */
    public void delete(WorkerId id) {
        steps.take(() -> {
            var worker = workers.lock(id, leases.lease()).orElseThrow(NotFound::new);
            if (worker.status().isAtWork()) {
                throw new Precondition(
                        "Agents must have a status of unknown, errored, or exited before being deleted.");
            }
            workers.delete(id);
            return id;
        });
    }

    /** Forgets, in one pass, those that were not heard for a week. */
    public void sweep() {
        steps.take(() -> {
            workers.deleteSilentFor(KEPT);
            return KEPT;
        });
    }

    /** Returns those of the workers that exist. */
    public List<Worker> find(Collection<String> ids) {
        return workers.find(ids, leases.lease());
    }

    /**
     * Returns workers of a pool, or of none, those first that were there first.
     *
     * @param since those heard at this moment or later
     */
    public Page of(@Nullable AgentPoolId pool, Instant since, boolean newestFirst, int size, long offset) {
        return new Page(
                workers.of(pool, since, newestFirst, leases.lease(), size, offset),
                workers.count(pool, since, leases.lease()));
    }

    /**
     * A part of a list.
     *
     * @param total how many there are in all
     */
    public record Page(List<Worker> workers, long total) {}
}
