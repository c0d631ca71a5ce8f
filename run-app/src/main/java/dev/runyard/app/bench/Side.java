package dev.runyard.app.bench;

import dev.runyard.app.settings.DatabaseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A server with a history of some length. */
final class Side {
    private static final int OPEN_WORKSPACES = 50;

    private final Caller admin;
    private final Caller worker;
    private final List<String> runs;
    private final List<String> workspaces;
    private int next;

    private Side(Caller admin, Caller worker, List<String> runs, List<String> workspaces) {
        this.admin = admin;
        this.worker = worker;
        this.runs = runs;
        this.workspaces = workspaces;
    }

    /** Fills the database of a server that was just started on it. */
    static Side fill(ServerProcess server, DatabaseAddress database, int runs, int workspaces)
            throws IOException, SQLException, InterruptedException {
        Caller worker = server.admin().with(WorkerToken.in(database));
        Estate estate = Estate.make(server.admin(), 1, Estate.CHANGES_ALWAYS);
        estate.startRun(estate.workspaces().getFirst());
        for (int phase = 0; phase < 2; phase++) {
            Attempt attempt = IdleWorkers.claim(worker, "seed", 30).orElseThrow();
            attempt.started();
            attempt.succeeded();
        }
        try (Connection connection = Workbench.connect(database)) {
            Seed.fill(connection, runs, workspaces);
            return new Side(
                    server.admin(),
                    worker,
                    Seed.someRuns(connection, runs),
                    Seed.workspaces(connection, Math.min(workspaces, OPEN_WORKSPACES + 1)));
        }
    }

    /** Asks for the same as the other side does, in another place each time. */
    void get(String path) throws IOException, InterruptedException {
        next++;
        admin.bytes(path.replace("{run}", runs.get(next % runs.size())).replace("{workspace}", workspaces.getFirst()));
    }

    /** Queues a run in a free workspace, and another one behind it. */
    void queueTwo() throws IOException, InterruptedException {
        next++;
        String workspace = workspaces.get(1 + next % (workspaces.size() - 1));
        for (int i = 0; i < 2; i++) {
            admin.create("/api/v2/runs", "runs", Map.of("auto-apply", true), Map.of("workspace", workspace));
        }
    }

    Attempt claim() throws IOException, InterruptedException {
        return IdleWorkers.claim(worker, "history", 30).orElseThrow();
    }
}
