package dev.runyard.api.organization;

/**
 * How busy an organization is.
 *
 * @param pending runs that wait for a worker or for their turn
 * @param running runs whose plan or apply executes
 */
record Capacity(String organization, long pending, long running) {}
