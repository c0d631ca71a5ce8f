package dev.runyard.engine;

import dev.runyard.persistence.run.PhaseKind;
import java.time.Duration;

/**
 * How long workers may be silent.
 *
 * @param lease how long a start or a heartbeat is good for
 * @param applyLostAfter how long the worker of an apply may be silent before the run is given up
 * @param planAttempts how often a plan whose worker fell silent is tried in all
 */
public record Leases(Duration lease, Duration applyLostAfter, int planAttempts) {
    /** What a lease and {@code applyLostAfter} must be, for those who set others. */
    public static final String RULE =
            "a lease is from 3s to 10m, and an apply is lost after 24h at most and no sooner than" + " its lease ends";

    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration LONGEST_CLAIM = Duration.ofSeconds(5);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    /** What the design gives. */
    public static final Leases DEFAULT = of(Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** Refuses what no worker could keep. */
    public Leases {
        boolean leaseFits = lease.compareTo(SHORTEST) >= 0 && lease.compareTo(LONGEST_LEASE) <= 0;
        if (!leaseFits || applyLostAfter.compareTo(lease) < 0 || applyLostAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** Returns leases with the usual number of attempts. */
    public static Leases of(Duration lease, Duration applyLostAfter) {
        return new Leases(lease, applyLostAfter, 3);
    }

    /**
     * Returns how long a claim is good for before its attempt has started. Nothing ran, so that the job goes to another worker
     * soon when the one that claimed it is gone.
     */
    public Duration claim() {
        return lease.compareTo(LONGEST_CLAIM) < 0 ? lease : LONGEST_CLAIM;
    }

    /** Returns the lease in whole seconds, as workers are told. */
    public int leaseSeconds() {
        return (int) lease.toSeconds();
    }

    /**
     * Returns how long a worker may go on unheard: two thirds of the time after which the phase goes on without it, so
     * that its terraform is dead by then.
     */
    public int silenceSeconds(PhaseKind phase) {
        var patience = phase == PhaseKind.APPLY ? applyLostAfter : lease;
        return (int) (patience.toSeconds() * 2 / 3);
    }

    /** Returns the pause between two looks for leases that have run out. */
    public Duration sweepEvery() {
        return claim().dividedBy(3);
    }

    /** Returns the pause between two looks that, when it is longer, was an outage of ours. */
    public Duration outage() {
        var third = lease.dividedBy(3);
        return (third.compareTo(USUAL_PAUSE) < 0 ? third : USUAL_PAUSE).multipliedBy(3);
    }
}
