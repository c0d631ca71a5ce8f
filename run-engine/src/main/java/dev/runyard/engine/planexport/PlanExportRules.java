package dev.runyard.engine.planexport;

import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseStatus;
import java.time.Duration;
import java.time.Instant;

/** Which plans can be exported. */
public final class PlanExportRules {
    /** What HCP Terraform calls the only form there is. */
    public static final String MOCKS = "sentinel-mock-bundle-v0";

    /** The most bytes of a JSON plan that are turned into mocks: each of these reads it several times. */
    static final long LARGEST_PLAN = 256L << 20;

    /** A worker reports a plan first, and brings its JSON then. */
    private static final Duration LATEST_JSON = Duration.ofMinutes(10);

    private PlanExportRules() {}

    /** Tells whether there is, or may soon be, a JSON plan to make mocks of. */
    public static boolean isExportable(Phase plan, Instant now) {
        return plan.status() == PhaseStatus.FINISHED && (plan.jsonBlob() != null || mayStillCome(plan, now));
    }

    static boolean mayStillCome(Phase plan, Instant now) {
        var end = plan.endedAt();
        return end != null && now.isBefore(end.plus(LATEST_JSON));
    }

    static void require(String dataType, Phase plan, Instant now) {
        if (!dataType.equals(MOCKS)) {
            throw Invalid.attribute("data-type", "must be " + MOCKS);
        }
        if (plan.status() != PhaseStatus.FINISHED) {
            throw Invalid.relationship(
                    "plan", "has not finished, but is " + plan.status().wireName());
        }
        if (!isExportable(plan, now)) {
            throw Invalid.relationship("plan", "has left no JSON that could be exported");
        }
    }

    static void requireSize(long bytes) {
        if (bytes > LARGEST_PLAN) {
            throw Invalid.relationship(
                    "plan", "has more than " + (LARGEST_PLAN >> 20) + " MB of JSON, and cannot be exported");
        }
    }
}
