package dev.runyard.engine.job;

import dev.runyard.engine.Leases;
import dev.runyard.engine.Meters;
import dev.runyard.engine.Steps;
import dev.runyard.engine.run.PhaseLifecycle;
import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.job.Jobs;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for leases that have run out. */
@Component
public final class LeaseSweep {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseSweep.class);

    private final Steps steps;
    private final Jobs jobs;
    private final PhaseLifecycle phases;
    private final Leases leases;
    private final Meters meters;

    LeaseSweep(Steps steps, Jobs jobs, PhaseLifecycle phases, Leases leases, Meters meters) {
        this.steps = steps;
        this.jobs = jobs;
        this.phases = phases;
        this.leases = leases;
        this.meters = meters;
    }

    /** Makes one pass; several servers wait for each other. A gap since the last pass of any server was an outage of ours: all leases get longer by it. */
    public void sweep() {
        for (String job : steps.take(this::overdue)) {
            LOG.info("the lease of job {} has run out", job);
            phases.leaseExpired(new JobId(job));
            meters.leaseLost();
        }
    }

    private List<String> overdue() {
        var gap = Duration.between(jobs.lastTick(), jobs.clock());
        jobs.tick();
        if (gap.compareTo(leases.outage()) > 0 && jobs.extendLeases(gap.toMillis() / 1000.0) > 0) {
            LOG.warn("nobody looked after leases for {} s; all of them are extended by that", gap.toSeconds());
        }
        return jobs.overdue(jobs.clock().minus(leases.applyLostAfter()));
    }
}
