package dev.runyard.engine.run;

import dev.runyard.engine.CoolOff;
import dev.runyard.engine.hint.JobHints;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import org.springframework.stereotype.Component;

/** One step of a run with all that belongs to it: event, phases, job, and its effects beside the run. Needs a transaction and both locks. */
@Component
final class RunMoves {
    /** An apply goes before a plan, and a plan before a speculative one. */
    private static final int APPLY = 0;

    private static final int PLAN = 1;
    private static final int SPECULATIVE_PLAN = 2;

    private final Phases phases;
    private final Jobs jobs;
    private final JobHints hints;
    private final StepEffects effects;
    private final CoolOff coolOff;
    private final Ids ids;

    RunMoves(Phases phases, Jobs jobs, JobHints hints, StepEffects effects, CoolOff coolOff, Ids ids) {
        this.phases = phases;
        this.jobs = jobs;
        this.hints = hints;
        this.effects = effects;
        this.coolOff = coolOff;
        this.ids = ids;
    }

    void move(Run run, Move move) {
        var event = run.apply(move, ids);
        RunLog.tell(run, event);
        phase(run.planId()).follow(run.status(), move.at());
        phase(run.applyId()).follow(run.status(), move.at());
        switch (move.action()) {
            case QUEUE_PLAN ->
                queue(run, run.planId(), PhaseKind.PLAN, run.options().planOnly() ? SPECULATIVE_PLAN : PLAN, move);
            case QUEUE_APPLY -> queue(run, run.applyId(), PhaseKind.APPLY, APPLY, move);
            case CANCEL -> run.forceCancelableFrom(move.at().plus(coolOff.length()));
            default -> {}
        }
        effects.of(run, event);
    }

    Phase phase(PhaseId id) {
        return phases.findById(id).orElseThrow();
    }

    private void queue(Run run, PhaseId phase, PhaseKind kind, int priority, Move move) {
        jobs.save(new Job(
                ids.jobId(),
                run.organizationId(),
                run.workspaceId(),
                run.agentPoolId(),
                run.id(),
                phase,
                kind,
                priority,
                move.at()));
        hints.jobReady(run.agentPoolId());
    }
}
