package dev.runyard.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long a server takes to start where it was before, and how much memory it keeps when it has nothing to do. */
final class Start implements Figure {
    private static final int STARTS = 5;
    private static final double LIMIT_SECONDS = 10;
    private static final double LIMIT_MEGABYTES = 400;
    private static final int QUIET_SECONDS = 60;

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        Path data = bench.folder("server");
        bench.server(true, data, null).close();
        var starts = new ArrayList<Double>();
        for (int i = 1; i < bench.options().of(STARTS, 2); i++) {
            try (ServerProcess server = bench.server(true, data, null)) {
                starts.add(server.secondsToStart());
            }
        }
        try (ServerProcess server = bench.server(true, data, null)) {
            starts.add(server.secondsToStart());
            Estate estate = Estate.make(server.admin(), 1, Estate.CHANGES_ALWAYS);
            estate.awaitApplied(estate.startRun(estate.workspaces().getFirst()), Duration.ofMillis(500));
            TimeUnit.SECONDS.sleep(bench.options().of(QUIET_SECONDS, 1));
            Samples seconds = Samples.of(starts);
            return List.of(
                    Reading.of(
                            "start with an existing data folder",
                            seconds.median(),
                            "s",
                            Limit.atMost(LIMIT_SECONDS),
                            "with its own PostgreSQL; median of " + seconds.number() + " starts, " + seconds.spread()
                                    + " s"),
                    Reading.of(
                            "resident memory when idle",
                            Memory.of(server.pid()).now(),
                            "MB",
                            Limit.atMost(LIMIT_MEGABYTES),
                            "of the server with its worker, after a run and " + QUIET_SECONDS + " quiet seconds"));
        }
    }
}
