package dev.runyard.contract;

import org.jspecify.annotations.Nullable;

/**
 * The worker is about to run the phase.
 *
 * @param platform as terraform prints it, {@code linux_amd64}
 * @param toolVersion the version that will really run
 * @param sandbox {@code bubblewrap} or {@code process}
 * @param network what holds for the network of the run, as of {@link EgressMode#wireName}; null from a worker that says nothing
 */
public record StartRequest(
        String platform,
        String toolVersion,
        String sandbox,
        @Nullable String network) {}
