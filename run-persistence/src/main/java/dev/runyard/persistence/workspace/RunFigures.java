package dev.runyard.persistence.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What is counted of a workspace's runs as they come and go, since a count of the runs themselves grows with them.
 *
 * @param runCount how many runs there are that are not plan-only
 * @param performance how the past runs went
 */
@Embeddable
public record RunFigures(
        @Column(name = "run_count") long runCount,
        @Column(name = "plan_only_run_count") long planOnlyRunCount,
        Performance performance) {

    /** Of a workspace without runs. */
    static final RunFigures NONE = new RunFigures(0, 0, Performance.NONE);

    /** Returns the figures with one new run more. */
    RunFigures withNew(boolean planOnly) {
        return planOnly
                ? new RunFigures(runCount, planOnlyRunCount + 1, performance)
                : new RunFigures(runCount + 1, planOnlyRunCount, performance);
    }

    /** Returns the figures once one more run applied or failed. */
    RunFigures withEnded(Performance.Ended run) {
        return new RunFigures(runCount, planOnlyRunCount, performance.with(run));
    }
}
