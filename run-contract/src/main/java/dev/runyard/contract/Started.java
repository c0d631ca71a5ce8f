package dev.runyard.contract;

/**
 * The server agrees that the attempt runs.
 *
 * @param logOffset where in the phase's log stream the attempt's first byte goes, in bytes
 * @param leaseSeconds as in {@link Claim}
 */
public record Started(long logOffset, int leaseSeconds) {}
