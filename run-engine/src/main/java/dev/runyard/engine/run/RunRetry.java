package dev.runyard.engine.run;

import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.user.Actor;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs a speculative plan once more, as HCP Terraform's "Retry Run" does (its page "Remote operations"): the same
 * configuration version, options and run variables, but the variables that the workspace has now.
 */
@Component
public final class RunRetry {
    private final RunSteps steps;
    private final RunMoves moves;
    private final RunCreation creation;
    private final SnapshotStore snapshots;
    private final RunComments comments;
    private final InstantSource clock;

    RunRetry(
            RunSteps steps,
            RunMoves moves,
            RunCreation creation,
            SnapshotStore snapshots,
            RunComments comments,
            InstantSource clock) {
        this.steps = steps;
        this.moves = moves;
        this.creation = creation;
        this.snapshots = snapshots;
        this.comments = comments;
        this.clock = clock;
    }

    /**
     * What somebody wants of a retry.
     *
     * @param terraformVersion null for that of the run before
     */
    public record Wish(
            RunSource source,
            @Nullable String terraformVersion,
            @Nullable String comment) {}

    /**
     * Makes the new run.
     *
     * @throws dev.runyard.persistence.problem.Conflict when the run was not plan-only, or did neither fail nor was canceled
     * @throws dev.runyard.persistence.problem.Invalid when the workspace or the configuration no longer allows such a run
     */
    public Run retry(RunId id, Wish wish, Actor by) {
        return steps.of(id, (workspace, run) -> {
            run.require(RunAction.RETRY, clock.instant());
            var again = creation.createIn(workspace, again(run, wish), by);
            var said = comments.addIfGiven(id, wish.comment(), by);
            moves.move(run, new Move(RunAction.RETRY, by, clock.instant(), "Retried as " + again.id() + ".", said));
            return again;
        });
    }

    /** The source is never the CLI's, for which there is one run per configuration version. */
    private RunRequest again(Run run, Wish wish) {
        var version = wish.terraformVersion();
        return new RunRequest(
                run.workspaceId(),
                run.configurationVersionId(),
                wish.source(),
                run.message(),
                run.options(),
                null,
                true,
                new ToolWish(run.tool().wireName(), version == null ? run.terraformVersion() : version),
                snapshots.read(run.id()).runVariables());
    }
}
