package dev.runyard.contract;

/**
 * The worker is about to run the phase.
 *
 * @param platform as terraform prints it, {@code linux_amd64}
 * @param toolVersion the version that will really run
 * @param sandbox {@code bubblewrap} or {@code process}
 */
public record StartRequest(String platform, String toolVersion, String sandbox) {}
