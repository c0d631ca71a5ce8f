package dev.runyard.engine.job;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.engine.stateversion.IncomingState;
import dev.runyard.engine.stateversion.StateSnapshots;
import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The states that workers fetch for their phases, and send while they apply. */
@Component
public final class PhaseStates {
    private final Steps steps;
    private final JobDesk desk;
    private final Jobs jobs;
    private final Places places;
    private final StateStore states;
    private final StateSnapshots snapshots;

    PhaseStates(Steps steps, JobDesk desk, Jobs jobs, Places places, StateStore states, StateSnapshots snapshots) {
        this.steps = steps;
        this.desk = desk;
        this.jobs = jobs;
        this.places = places;
        this.states = states;
        this.snapshots = snapshots;
    }

    /**
     * Gives the holder of a job the state its phase starts from; nothing when the workspace has none.
     *
     * @throws Conflict when the attempt is no longer the job's
     */
    public Optional<Download> current(JobId id, long epoch) {
        WorkspaceId workspace = steps.take(() -> desk.held(id, epoch).workspaceId());
        return states.current(workspace).map(state -> states.download(state.id()));
    }

    /**
     * Takes a state that an apply has written. A repeat changes nothing.
     *
     * @param state the whole file, which is not closed
     * @throws Invalid when the file is not whole
     * @throws Conflict when the attempt is no longer the job's: the state is kept aside, for people to compare
     * @throws IOException when the upload breaks off
     */
    public void keep(JobId id, long epoch, InputStream state) throws IOException {
        IncomingState incoming = snapshots.receive(state);
        var outcome = Outcome.UNUSED;
        try {
            outcome = steps.take(() -> keep(id, epoch, incoming));
        } finally {
            if (!outcome.used()) {
                snapshots.drop(incoming);
            }
        }
        if (outcome == Outcome.STALE || outcome == Outcome.ASIDE) {
            throw new Conflict("The lease of this attempt is over; its state was kept aside.");
        }
    }

    private Outcome keep(JobId id, long epoch, IncomingState incoming) {
        var place = places.lock(id);
        Job job = jobs.lock(id).orElseThrow(NotFound::new);
        if (job.phaseKind() != PhaseKind.APPLY) {
            throw new Conflict("Only an apply writes a state.");
        }
        if (job.leaseEpoch() == epoch && job.status() == JobStatus.CLAIMED) {
            throw new Conflict("This attempt was not started.");
        }
        boolean over = job.status() == JobStatus.FINISHED;
        if (job.leaseEpoch() == epoch && over && snapshots.isKnown(place.run(), incoming)) {
            return Outcome.UNUSED;
        }
        if (job.leaseEpoch() != epoch || over) {
            return snapshots.keepAside(place.workspace(), place.run(), incoming) ? Outcome.ASIDE : Outcome.STALE;
        }
        return snapshots.keep(place.workspace(), place.run(), incoming) ? Outcome.KEPT : Outcome.UNUSED;
    }

    /** What became of the bytes. */
    private enum Outcome {
        KEPT,
        UNUSED,
        ASIDE,
        STALE;

        boolean used() {
            return this == KEPT || this == ASIDE;
        }
    }
}
