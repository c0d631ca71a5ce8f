package dev.runyard.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long the steps of a queue take on one side. */
record QueueSteps(Side side, List<Double> claims, List<Double> advances) {
    QueueSteps(Side side) {
        this(side, new ArrayList<>(), new ArrayList<>());
    }

    /** Two runs of a workspace: both are claimed, and the end of each lets the next one begin, or frees the workspace. */
    void take() throws IOException, InterruptedException {
        side.queueTwo();
        for (int i = 0; i < 2; i++) {
            Stopwatch claim = Stopwatch.start();
            Attempt attempt = side.claim();
            claims.add(claim.milliseconds());
            attempt.started();
            Stopwatch advance = Stopwatch.start();
            attempt.failed();
            advances.add(advance.milliseconds());
        }
    }
}
