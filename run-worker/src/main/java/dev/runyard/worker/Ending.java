package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import java.time.Duration;
import java.util.Locale;

/** What is reported of an attempt that was told to end. */
final class Ending {
    private Ending() {}

    static PhaseResult of(Attempt attempt, ResourceCounts counts) {
        Halt.Reason reason = attempt.halt().reason().orElseThrow();
        String text = switch (reason) {
            case ASKED, FENCED -> "";
            case SILENT -> "The worker could not reach the server for too long and interrupted terraform";
            case FROZEN -> "The worker did not run for too long, and its watchdog ended terraform";
            case SHUTDOWN -> "The worker was shut down";
            case OVERTIME -> overtime(attempt.job());
            case LIMIT ->
                "The " + attempt.job().phase().wireName() + " " + attempt.halt().limit() + " and was stopped";
        };
        if (text.isEmpty()) {
            return new PhaseResult.Stopped(counts);
        }
        attempt.log().line("Error: " + text);
        return new PhaseResult.Failed(text, counts);
    }

    private static String overtime(JobSpec job) {
        // PT1H30M, without what people do not write.
        var limit =
                Duration.ofSeconds(job.limitSeconds()).toString().substring(2).toLowerCase(Locale.ROOT);
        return "The " + job.phase().wireName() + " took longer than its limit of " + limit + " and was stopped";
    }
}
