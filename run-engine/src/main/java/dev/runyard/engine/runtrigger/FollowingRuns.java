package dev.runyard.engine.runtrigger;

import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.runtrigger.RunTrigger;
import dev.runyard.persistence.runtrigger.RunTriggerId;
import dev.runyard.persistence.runtrigger.RunTriggers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Queues the runs that follow an apply elsewhere. Doing so again queues none a second time. */
@Component
final class FollowingRuns {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingRuns.class);
    private static final int AT_ONCE = 100;
    private static final RunTriggerId BEFORE_ALL = new RunTriggerId("");

    private final Runs runs;
    private final Phases phases;
    private final RunTriggers triggers;
    private final FollowingRun following;

    FollowingRuns(Runs runs, Phases phases, RunTriggers triggers, FollowingRun following) {
        this.runs = runs;
        this.phases = phases;
        this.triggers = triggers;
        this.following = following;
    }

    /**
     * Goes through all triggers of the run's workspace, each in a step of its own. One that fails does not keep the others
     * from their runs.
     *
     * @throws RuntimeException in the end, when one failed in a way that may pass
     */
    void queue(RunId source) {
        var run = runs.findById(source).orElse(null);
        if (run == null) {
            return;
        }
        RuntimeException failure = null;
        var last = BEFORE_ALL;
        List<RunTrigger> some;
        do {
            some = triggers.outboundAfter(run.workspaceId(), last, Limit.of(AT_ONCE));
            for (RunTrigger trigger : some) {
                failure = first(failure, attempt(trigger, run));
                last = trigger.id();
            }
        } while (some.size() == AT_ONCE);
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable RuntimeException attempt(RunTrigger trigger, Run source) {
        try {
            if (wasThere(trigger, source)) {
                following.queue(trigger, source);
            }
            return null;
        } catch (Invalid refused) {
            LOG.info(
                    "run trigger {} queues no run in {}: {}",
                    trigger.id(),
                    trigger.workspaceId(),
                    refused.getMessage());
            return null;
        } catch (RuntimeException e) {
            LOG.warn("run trigger {} cannot queue a run in {} now", trigger.id(), trigger.workspaceId(), e);
            return e;
        }
    }

    /** A trigger that came after the end of the apply is for the next one. */
    private boolean wasThere(RunTrigger trigger, Run source) {
        return phases.findById(source.applyId())
                .map(Phase::endedAt)
                .filter(end -> !trigger.createdAt().isAfter(end))
                .isPresent();
    }

    private static @Nullable RuntimeException first(@Nullable RuntimeException one, @Nullable RuntimeException other) {
        return one == null ? other : one;
    }
}
