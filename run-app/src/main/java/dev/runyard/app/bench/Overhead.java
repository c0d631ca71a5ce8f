package dev.runyard.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How much of the processor time of real runs goes to what they are for. */
final class Overhead implements Figure {
    private static final double LIMIT = 0.8;
    private static final int RUNS = 100;
    private static final int WORKSPACES = 20;
    private static final int WARM_UPS = 100;

    /** Whoever looks more often measures his own looking. */
    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        try (ServerProcess server = bench.server(true)) {
            Estate estate = Estate.make(server.admin(), WORKSPACES, Estate.CHANGES_ALWAYS);
            // What a server does once in its life is no part of what a run costs.
            await(estate, start(estate, bench.options().of(WARM_UPS, WORKSPACES)));
            Cpu serverBefore = Cpu.of(server.pid());
            Cpu databaseBefore = Cpu.of(bench.postmaster());
            Stopwatch watch = Stopwatch.start();
            int runs = bench.options().of(RUNS, WORKSPACES);
            await(estate, start(estate, runs));
            double seconds = watch.seconds();
            return readings(
                    Cpu.of(server.pid()).since(serverBefore),
                    Cpu.of(bench.postmaster()).since(databaseBefore),
                    runs,
                    seconds);
        }
    }

    private static List<Reading> readings(Cpu server, Cpu database, int runs, double seconds) {
        double all = server.all() + database.all();
        String note = runs + " runs in " + Reading.number(seconds) + " s; a run: sandboxed "
                + Reading.number(1000 * server.children() / runs) + " ms, server and worker "
                + Reading.number(1000 * server.own() / runs) + " ms, PostgreSQL "
                + Reading.number(1000 * database.all() / runs) + " ms";
        return List.of(Reading.of(
                "CPU of sandboxed processes / all", server.children() / all, "", Limit.atLeast(LIMIT), note));
    }

    private static List<String> start(Estate estate, int runs) throws IOException, InterruptedException {
        var started = new ArrayList<String>();
        for (int i = 0; i < runs; i++) {
            started.add(estate.startRun(estate.workspaces().get(i % WORKSPACES)));
        }
        return started;
    }

    private static void await(Estate estate, List<String> runs) throws IOException, InterruptedException {
        for (String run : runs) {
            estate.awaitApplied(run, LOOK);
        }
    }
}
