package dev.runyard.worker;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;

/** What is reported of an attempt that was told to end. */
final class Ending {
    private Ending() {}

    static PhaseResult of(Attempt attempt, ResourceCounts counts) {
        Halt.Reason reason = attempt.halt().reason().orElseThrow();
        String text = switch (reason) {
            case ASKED, FENCED -> "";
            case SILENT -> "The worker could not reach the server for too long and interrupted terraform";
            case SHUTDOWN -> "The worker was shut down";
            case OVERTIME -> "The phase took too long and was interrupted";
        };
        if (text.isEmpty()) {
            return new PhaseResult.Stopped(counts);
        }
        attempt.log().line("Error: " + text);
        return new PhaseResult.Failed(text, counts);
    }
}
