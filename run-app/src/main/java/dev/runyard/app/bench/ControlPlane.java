package dev.runyard.app.bench;

import dev.runyard.app.settings.DatabaseAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** How many runs go through the whole control plane when executing them takes no time. */
final class ControlPlane implements Figure {
    private static final int RUNS = 3000;
    private static final int WARM_UPS = 1000;
    private static final int WORKSPACES = 100;
    private static final int WORKERS = 120;
    private static final int CALLERS = 4;
    private static final double LIMIT = 100;

    /** Of each run: that its workspace's run before it was over when it began to plan, and that it was applied. */
    private static final String OUT_OF_ORDER = """
            select count(*) from (
              select r.status, min(e.created_at) filter (where e.action = 'start_plan') as began,
                lag(max(e.created_at)) over (partition by r.workspace_id order by r.queue_position) as before_ended
              from run r join run_event e on e.run_id = r.id group by r.id) as told
            where status <> 'applied' or began is null or began < before_ended""";

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        var database = bench.database();
        try (ServerProcess server = bench.server(false, bench.folder("server"), database)) {
            Estate estate = Estate.make(server.admin(), WORKSPACES, Estate.CHANGES_ALWAYS);
            Caller worker = server.admin().with(WorkerToken.in(database));
            int runs = bench.options().of(RUNS, WORKSPACES);
            var applied = new AtomicReference<CountDownLatch>(new CountDownLatch(0));
            try (IdleWorkers workers = IdleWorkers.start(worker, WORKERS, attempt -> work(attempt, applied.get()))) {
                through(estate, workers, applied, bench.options().of(WARM_UPS, WORKSPACES));
                Shares before = Shares.now(server, bench);
                Stopwatch watch = Stopwatch.start();
                through(estate, workers, applied, runs);
                double seconds = watch.seconds();
                String limits = Shares.now(server, bench).since(before).text(seconds);
                return List.of(
                        Reading.of("runs created to applied", runs / seconds, "/s", Limit.atLeast(LIMIT), limits),
                        Reading.of(
                                "runs out of order", (double) outOfOrder(database), "", Limit.atMost(0), "of " + runs));
            }
        }
    }

    private static void work(Attempt attempt, CountDownLatch applied) throws IOException, InterruptedException {
        attempt.started();
        attempt.succeeded();
        if (attempt.isApply()) {
            applied.countDown();
        }
    }

    /** Every caller has workspaces of its own, whose runs it asks for one after the other. */
    private static void through(Estate estate, IdleWorkers workers, AtomicReference<CountDownLatch> applied, int runs)
            throws IOException, InterruptedException {
        applied.set(new CountDownLatch(runs));
        for (int i = 0; i < CALLERS; i++) {
            int first = i;
            Thread.ofVirtual().start(() -> ask(estate, workers, first, runs));
        }
        workers.await(applied.get());
    }

    private static void ask(Estate estate, IdleWorkers workers, int first, int runs) {
        try {
            for (int i = first; i < runs; i += CALLERS) {
                estate.startRun(estate.workspaces().get(i % WORKSPACES));
            }
        } catch (IOException e) {
            workers.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long outOfOrder(DatabaseAddress database) throws SQLException {
        try (var connection = Workbench.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(OUT_OF_ORDER)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
