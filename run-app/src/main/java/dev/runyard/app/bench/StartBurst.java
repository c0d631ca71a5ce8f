package dev.runyard.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Many runs at once and a free worker for each: how long until all are running. */
final class StartBurst implements Figure {
    private static final int RUNS = 120;
    private static final double LIMIT_SECONDS = 2;
    private static final int ROUNDS = 5;

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        var database = bench.database();
        try (ServerProcess server = bench.server(false, bench.folder("server"), database)) {
            Estate estate = Estate.make(server.admin(), RUNS, Estate.CHANGES_ALWAYS);
            Caller worker = server.admin().with(WorkerToken.in(database));
            var rounds = new ArrayList<Double>();
            var present = new AtomicReference<Round>(new Round());
            try (IdleWorkers workers =
                    IdleWorkers.start(worker, RUNS, attempt -> present.get().take(attempt))) {
                // The first round is for the server to warm up.
                for (int i = 0; i <= ROUNDS; i++) {
                    present.set(new Round());
                    double seconds = present.get().measure(estate, workers);
                    if (i > 0) {
                        rounds.add(seconds);
                    }
                }
            }
            Samples seconds = Samples.of(rounds);
            String note = RUNS + " runs and workers, from the first request on; median of " + ROUNDS + " rounds, "
                    + seconds.spread() + " s";
            return List.of(
                    Reading.of("all runs of a burst run", seconds.median(), "s", Limit.atMost(LIMIT_SECONDS), note));
        }
    }

    /** One burst. Its runs end only when all were running. */
    private record Round(CountDownLatch running, CountDownLatch over) {
        Round() {
            this(new CountDownLatch(RUNS), new CountDownLatch(RUNS));
        }

        void take(Attempt attempt) throws IOException, InterruptedException {
            attempt.started();
            running.countDown();
            running.await();
            attempt.failed();
            over.countDown();
        }

        double measure(Estate estate, IdleWorkers workers) throws IOException, InterruptedException {
            // All of them wait at the door by then.
            TimeUnit.SECONDS.sleep(1);
            Stopwatch watch = Stopwatch.start();
            for (String workspace : estate.workspaces()) {
                estate.startRun(workspace);
            }
            workers.await(running);
            double seconds = watch.seconds();
            workers.await(over);
            return seconds;
        }
    }
}
