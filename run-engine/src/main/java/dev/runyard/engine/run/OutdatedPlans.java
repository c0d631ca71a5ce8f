package dev.runyard.engine.run;

import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Nobody waits for a plan-only run any more once there is a newer one of the same source: in the same workspace, asked for in
 * the same way by the same author. Where the organization wants it, those that have not begun to plan are canceled.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/organizations/vcs-speculative-plan-management">Automatically
 *     cancel plan-only runs</a>
 */
@Component
final class OutdatedPlans {
    /** As many as one step ends. */
    private static final int BATCH = 200;

    private final Organizations organizations;
    private final Runs runs;
    private final RunMoves moves;
    private final PhaseEnd ends;
    private final InstantSource clock;

    OutdatedPlans(Organizations organizations, Runs runs, RunMoves moves, PhaseEnd ends, InstantSource clock) {
        this.organizations = organizations;
        this.runs = runs;
        this.moves = moves;
        this.ends = ends;
        this.clock = clock;
    }

    /** Ends what {@code newer} makes worthless. Needs a transaction that has locked the workspace. */
    void supersede(Workspace workspace, Run newer) {
        boolean wanted = newer.options().planOnly()
                && organizations
                        .findById(workspace.organizationId())
                        .map(Organization::speculativePlanManagement)
                        .orElse(false);
        if (wanted) {
            runs.outdated(workspace.id().value(), newer.id().value(), BATCH)
                    .forEach(id -> runs.lock(new RunId(id)).ifPresent(run -> end(workspace, run, newer.id())));
        }
    }

    /** A worker may have started it a moment ago: then it goes on. */
    private void end(Workspace workspace, Run run, RunId newer) {
        var job = ends.openJob(run).filter(open -> open.status() != JobStatus.STARTED);
        if (job.isPresent() && run.allows(RunAction.CANCEL, clock.instant())) {
            var why = "Superseded by " + newer;
            run.superseded(newer);
            moves.move(run, new Move(RunAction.CANCEL, new Actor.Engine(), clock.instant(), why));
            ends.given(workspace, job.get(), why + ".");
        }
    }
}
