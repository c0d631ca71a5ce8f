package dev.runyard.engine.run;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.NewRun;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes runs: binds each to its configuration, its snapshot and its place in the queue, in one step. */
@Component
public final class RunCreation {
    private final Steps steps;
    private final Workspaces workspaces;
    private final CurrentConfiguration configurations;
    private final AutoApplyRight autoApply;
    private final NewRunParts parts;
    private final WorkspaceQueue queue;

    RunCreation(
            Steps steps,
            Workspaces workspaces,
            CurrentConfiguration configurations,
            AutoApplyRight autoApply,
            NewRunParts parts,
            WorkspaceQueue queue) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.configurations = configurations;
        this.autoApply = autoApply;
        this.parts = parts;
        this.queue = queue;
    }

    /**
     * Makes a run and, when its workspace is free, lets it start.
     *
     * <p>The CLI repeats a request that it got no answer to: for it there is one run per configuration version, and a
     * repeat answers the run that is there.
     *
     * @throws NotFound when there is no such workspace
     * @throws dev.runyard.persistence.problem.Invalid when what is asked for makes no sense
     */
    public Run create(RunRequest asked, Actor by) {
        return steps.take(() -> createIn(workspaces.lock(asked.workspace()).orElseThrow(NotFound::new), asked, by));
    }

    /** As {@link #create}, as a part of a step that already holds the lock of the workspace. */
    public Run createIn(Workspace workspace, RunRequest asked, Actor by) {
        var configuration = configurations.choose(workspace, asked, by);
        return parts.repeated(asked, configuration).orElseGet(() -> make(workspace, configuration, asked, by));
    }

    private Run make(Workspace workspace, ConfigurationVersion configuration, RunRequest asked, Actor by) {
        RunOptions options = RunRules.check(workspace, configuration, asked, autoApply.of(workspace, asked, by));
        configurations.used(workspace, configuration, options);
        var run = parts.save(workspace, configuration, asked, options, by);
        if (options.plansBesideTheQueue()) {
            parts.startBesideTheQueue(workspace, run);
        } else {
            workspace.newest(run.id());
            queue.advance(workspace);
        }
        return run;
    }

    /** The rows a run is made of. */
    @Component
    static final class NewRunParts {
        private final Runs runs;
        private final Phases phases;
        private final SnapshotStore snapshots;
        private final Beside beside;
        private final Ids ids;
        private final InstantSource clock;

        NewRunParts(Runs runs, Phases phases, SnapshotStore snapshots, Beside beside, Ids ids, InstantSource clock) {
            this.runs = runs;
            this.phases = phases;
            this.snapshots = snapshots;
            this.beside = beside;
            this.ids = ids;
            this.clock = clock;
        }

        Optional<Run> repeated(RunRequest asked, ConfigurationVersion configuration) {
            return asked.source().isCli() ? runs.ofCli(configuration.id()) : Optional.empty();
        }

        Run save(
                Workspace workspace,
                ConfigurationVersion configuration,
                RunRequest asked,
                RunOptions options,
                Actor by) {
            var message = asked.message();
            var tool = ToolOfRun.choose(asked.tool(), options, workspace.settings());
            var run = runs.save(new Run(
                    new NewRun(
                            workspace.organizationId(),
                            workspace.id(),
                            configuration.id(),
                            asked.source(),
                            message == null ? RunRules.defaultMessage(asked.source()) : message,
                            options,
                            workspace.settings().agentPool(),
                            tool.name(),
                            tool.version(),
                            workspace.settings().structuredRunOutputEnabled()
                                    && asked.source().readsStructuredOutput(),
                            options.plansBesideTheQueue() ? null : workspace.nextQueuePosition()),
                    ids,
                    by,
                    clock.instant()));
            workspace.counts(options.planOnly());
            phases.save(Phase.planOf(run));
            phases.save(Phase.applyOf(run));
            snapshots.bind(run, workspace, asked.variables());
            return run;
        }

        void startBesideTheQueue(Workspace workspace, Run run) {
            beside.start(workspace, run, clock.instant());
        }
    }

    /** What plans without waiting for its turn in the workspace. */
    @Component
    static final class Beside {
        private final RunMoves moves;
        private final OutdatedPlans outdated;

        Beside(RunMoves moves, OutdatedPlans outdated) {
            this.moves = moves;
            this.outdated = outdated;
        }

        void start(Workspace workspace, Run run, Instant at) {
            moves.move(run, new Move(RunAction.QUEUE_PLAN, new Actor.Engine(), at));
            outdated.supersede(workspace, run);
        }
    }
}
