package dev.runyard.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether requests take longer the longer the history is: a server with a short one beside a server with a long one. */
final class History implements Figure {
    private static final double LIMIT = 1.5;
    private static final int SAMPLES = 10_000;
    private static final int ROUNDS = 5;
    private static final int SHORT_RUNS = 1_000;
    private static final int SHORT_WORKSPACES = 100;
    private static final int LONG_RUNS = 1_000_000;
    private static final int LONG_WORKSPACES = 100_000;
    private static final double DEEP_LIMIT_MILLISECONDS = 250;

    private static final Map<String, String> READS = reads();
    private static final Map<String, String> DEEP = Map.of(
            "list runs, page 100", "/api/v2/workspaces/{workspace}/runs?page%5Bnumber%5D=100&page%5Bsize%5D=100",
            "list workspaces, page 1000",
                    "/api/v2/organizations/bench/workspaces?page%5Bnumber%5D=1000&page%5Bsize%5D=100");

    private static Map<String, String> reads() {
        var reads = new LinkedHashMap<String, String>();
        reads.put("list runs of a workspace", "/api/v2/workspaces/{workspace}/runs");
        reads.put("list runs of an organization", "/api/v2/organizations/bench/runs");
        reads.put("list workspaces", "/api/v2/organizations/bench/workspaces");
        reads.put("read run", "/api/v2/runs/{run}");
        return reads;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        var few = bench.database();
        var many = bench.database();
        try (ServerProcess shortServer = bench.server(false, bench.folder("short"), few);
                ServerProcess longServer = bench.server(false, bench.folder("long"), many)) {
            Side brief = Side.fill(shortServer, few, SHORT_RUNS, SHORT_WORKSPACES);
            Stopwatch watch = Stopwatch.start();
            Side lengthy = Side.fill(
                    longServer,
                    many,
                    bench.options().of(LONG_RUNS, SHORT_RUNS),
                    bench.options().of(LONG_WORKSPACES, SHORT_WORKSPACES));
            bench.tell("the long history was made in " + Reading.number(watch.seconds()) + " s");
            var readings = new ArrayList<Reading>();
            try (var connection = Workbench.connect(many);
                    StatementCount count = StatementCount.open(connection, bench.databaseLog())) {
                readings.addAll(statements(count, brief, lengthy));
            }
            int samples = bench.options().of(SAMPLES / ROUNDS, 20);
            warmUp(brief, lengthy, samples / 4);
            for (var read : READS.entrySet()) {
                bench.tell(read.getKey());
                readings.add(compare(
                        read.getKey(),
                        samples,
                        (side, times) -> times.add(timed(() -> side.get(read.getValue()))),
                        brief,
                        lengthy));
            }
            bench.tell("claim a job, advance a queue");
            readings.addAll(queueSteps(samples, brief, lengthy));
            readings.addAll(deep(lengthy));
            return readings;
        }
    }

    private static void warmUp(Side brief, Side lengthy, int samples) throws IOException, InterruptedException {
        for (int i = 0; i < samples; i++) {
            for (String path : READS.values()) {
                brief.get(path);
                lengthy.get(path);
            }
        }
    }

    private static List<Reading> statements(StatementCount count, Side brief, Side lengthy)
            throws IOException, InterruptedException {
        var readings = new ArrayList<Reading>();
        for (var read : READS.entrySet()) {
            String large = read.getValue() + (read.getKey().startsWith("list") ? "?page%5Bsize%5D=100" : "");
            long few = count.of(() -> brief.get(read.getValue()));
            long many = count.of(() -> lengthy.get(large));
            readings.add(Reading.of(
                    read.getKey() + ": statements",
                    (double) many,
                    "",
                    Limit.atMost((double) few),
                    "with the long history, and 100 on a page; the limit is what the short one takes with 20"));
        }
        return readings;
    }

    /** Takes one sample, or more, of a side. */
    @FunctionalInterface
    private interface Sampling {
        void take(Side side, List<Double> times) throws IOException, InterruptedException;
    }

    private static Reading compare(String what, int samples, Sampling sampling, Side brief, Side lengthy)
            throws IOException, InterruptedException {
        var rounds = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            var few = new ArrayList<Double>();
            var many = new ArrayList<Double>();
            for (int i = 0; i < samples; i++) {
                // Nobody is always the second.
                boolean turned = i % 2 == 1;
                sampling.take(turned ? lengthy : brief, turned ? many : few);
                sampling.take(turned ? brief : lengthy, turned ? few : many);
            }
            rounds.add(few, many);
        }
        return rounds.reading(what, LIMIT);
    }

    /** One job for each side at a time, in turns: what is claimed, and what is let go on by the end of a run. */
    private static List<Reading> queueSteps(int samples, Side brief, Side lengthy)
            throws IOException, InterruptedException {
        var claims = new Rounds();
        var advances = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            QueueSteps few = new QueueSteps(brief);
            QueueSteps many = new QueueSteps(lengthy);
            for (int i = 0; i < samples / 2; i++) {
                few.take();
                many.take();
            }
            claims.add(few.claims(), many.claims());
            advances.add(few.advances(), many.advances());
        }
        return List.of(claims.reading("claim a job", LIMIT), advances.reading("advance a queue", LIMIT));
    }

    private static List<Reading> deep(Side lengthy) throws IOException, InterruptedException {
        var readings = new ArrayList<Reading>();
        for (var page : DEEP.entrySet()) {
            var times = new ArrayList<Double>();
            for (int i = 0; i < 20; i++) {
                times.add(timed(() -> lengthy.get(page.getValue())));
            }
            readings.add(Reading.of(
                    page.getKey(),
                    Samples.of(times).median(),
                    "ms",
                    Limit.atMost(DEEP_LIMIT_MILLISECONDS),
                    "100 on a page, with the long history; median of 20"));
        }
        return readings;
    }

    static double timed(StatementCount.Deed deed) throws IOException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        deed.act();
        return watch.milliseconds();
    }
}
