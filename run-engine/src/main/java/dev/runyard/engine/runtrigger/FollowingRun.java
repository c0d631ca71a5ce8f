package dev.runyard.engine.runtrigger;

import dev.runyard.engine.Steps;
import dev.runyard.engine.run.RunCreation;
import dev.runyard.engine.run.RunRequest;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.runtrigger.RunTrigger;
import dev.runyard.persistence.runtrigger.TriggeredRun;
import dev.runyard.persistence.runtrigger.TriggeredRuns;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import org.springframework.stereotype.Component;

/** Queues the run that one trigger makes of one apply, once. */
@Component
final class FollowingRun {
    private final Steps steps;
    private final Workspaces workspaces;
    private final TriggeredRuns triggered;
    private final RunCreation creation;

    FollowingRun(Steps steps, Workspaces workspaces, TriggeredRuns triggered, RunCreation creation) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.triggered = triggered;
        this.creation = creation;
    }

    /**
     * Queues a run of the target's current configuration; none in a workspace whose runs are not ours to make.
     *
     * @throws dev.runyard.persistence.problem.Invalid when no run can be made there: it has no configuration, say
     */
    void queue(RunTrigger trigger, Run source) {
        steps.take(() -> {
            var workspace = workspaces.lock(trigger.workspaceId());
            workspace.filter(target -> isDue(target, source)).ifPresent(target -> make(target, source));
            return workspace;
        });
    }

    private boolean isDue(Workspace target, Run source) {
        return target.settings().executionMode() != ExecutionMode.LOCAL
                && !triggered.existsBySourceRunIdAndWorkspaceId(source.id(), target.id());
    }

    private void make(Workspace target, Run source) {
        var request = new RunRequest(
                target.id(),
                null,
                RunSource.RUN_TRIGGER,
                "Triggered by the apply of " + source.id() + " in workspace " + name(source.workspaceId()),
                RunOptions.PLAIN,
                target.settings().autoApplyRunTrigger(),
                false,
                null,
                List.of());
        var run = creation.createIn(target, request, new Actor.Engine());
        triggered.save(new TriggeredRun(run.id(), target.id(), source.id(), run.createdAt()));
    }

    private String name(WorkspaceId source) {
        return workspaces.findById(source).map(Workspace::name).orElse(source.value());
    }
}
