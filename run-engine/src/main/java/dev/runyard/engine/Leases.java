package dev.runyard.engine;

import java.time.Duration;

/**
 * How long workers may be silent.
 *
 * @param lease how long a claim, a start or a heartbeat is good for
 * @param applyLostAfter how long the worker of an apply may be silent before the run is given up
 * @param planAttempts how often a plan whose worker fell silent is tried in all
 * @param outage a pause of the sweep itself that is longer than this was an outage of ours
 */
public record Leases(Duration lease, Duration applyLostAfter, int planAttempts, Duration outage) {
    /** What the design gives. */
    public static final Leases DEFAULT =
            new Leases(Duration.ofSeconds(30), Duration.ofMinutes(15), 3, Duration.ofSeconds(15));

    /** Returns the lease in whole seconds, as workers are told. */
    public int leaseSeconds() {
        return (int) lease.toSeconds();
    }
}
