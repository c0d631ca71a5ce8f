package dev.runyard.engine.run;

import dev.runyard.engine.Meters;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.workspace.Performance;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a step of a run changes beside the run: its snapshot, the figures that its workspace is listed by, and what goes on
 * elsewhere. Needs a transaction that has locked the workspace.
 */
@Component
final class StepEffects {
    private final Workspaces workspaces;
    private final Phases phases;
    private final SnapshotStore snapshots;
    private final AfterApply afterApply;
    private final Meters meters;

    StepEffects(Workspaces workspaces, Phases phases, SnapshotStore snapshots, AfterApply afterApply, Meters meters) {
        this.workspaces = workspaces;
        this.phases = phases;
        this.snapshots = snapshots;
        this.afterApply = afterApply;
        this.meters = meters;
    }

    void of(Run run, RunEvent event) {
        if (event.from() == event.to()) {
            return;
        }
        if (run.isFinal()) {
            snapshots.purge(run.id());
        }
        workspaces.findById(run.workspaceId()).ifPresent(workspace -> note(workspace, run));
        afterApply.of(run, event);
        switch (event.from()) {
            case PLANNING -> measure(run.planId());
            case APPLYING -> measure(run.applyId());
            default -> {}
        }
    }

    private void measure(PhaseId id) {
        phases.findById(id).ifPresent(phase -> {
            var ran = millis(phase);
            if (ran != null) {
                meters.ended(phase.kind(), phase.status().wireName(), Duration.ofMillis(ran));
            }
        });
    }

    private void note(Workspace workspace, Run run) {
        workspace.follow(run.id(), run.status());
        boolean failed = run.status() == RunStatus.ERRORED;
        if ((failed || run.status() == RunStatus.APPLIED) && !run.options().planOnly()) {
            workspace.ended(new Performance.Ended(failed, millis(run.planId()), millis(run.applyId())));
        }
    }

    private @Nullable Long millis(PhaseId id) {
        return phases.findById(id).map(StepEffects::millis).orElse(null);
    }

    private static @Nullable Long millis(Phase phase) {
        var from = phase.startedAt();
        var to = phase.endedAt();
        return from == null || to == null ? null : Duration.between(from, to).toMillis();
    }
}
