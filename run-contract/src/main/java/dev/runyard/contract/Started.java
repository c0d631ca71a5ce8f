package dev.runyard.contract;

/**
 * The server agrees that the attempt runs.
 *
 * @param logOffset where in the phase's log stream the attempt's first byte goes, in bytes
 * @param leaseSeconds as in {@link Claim}
 * @param silenceSeconds how long the worker may go on without a renewal before it interrupts and then kills its
 *     terraform: two thirds of the time after which the server gives the phase up (for a plan that is the lease,
 *     for an apply the much longer time after which it counts as lost)
 */
public record Started(long logOffset, int leaseSeconds, int silenceSeconds) {}
