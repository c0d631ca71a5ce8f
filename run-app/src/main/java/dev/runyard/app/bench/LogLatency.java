package dev.runyard.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a line that terraform writes takes until somebody who follows the log has it. */
final class LogLatency implements Figure {
    private static final double LIMIT_MILLISECONDS = 200;
    private static final int LINES = 200;
    private static final int POLL_MILLISECONDS = 10;
    private static final char END = 3;

    /** Prints the time of each line, as the clock of this machine has it. */
    private static final String CONFIGURATION = """
            resource "terraform_data" "clock" {
              triggers_replace = timestamp()
              provisioner "local-exec" {
                command = "for i in $(seq LINES); do echo beat $(date +%s%N) end; sleep 0.05; done"
              }
            }
            """;

    private static final Pattern BEAT = Pattern.compile("beat (\\d+) end");

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        try (ServerProcess server = bench.server(true)) {
            Caller admin = server.admin();
            Estate estate = Estate.make(
                    admin,
                    1,
                    CONFIGURATION.replace(
                            "LINES", Integer.toString(bench.options().of(LINES, 20))));
            Samples latencies = Samples.of(follow(
                    admin, estate.applyLog(estate.startRun(estate.workspaces().getFirst()))));
            return List.of(Reading.of(
                    "a line of terraform is readable, p95",
                    latencies.percentile(95),
                    "ms",
                    Limit.atMost(LIMIT_MILLISECONDS),
                    latencies.number() + " lines, one each 50 ms; median " + Reading.number(latencies.median())
                            + " ms; whoever reads looks every " + POLL_MILLISECONDS + " ms"));
        }
    }

    private static List<Double> follow(Caller admin, String log) throws IOException, InterruptedException {
        var latencies = new ArrayList<Double>();
        var text = new StringBuilder();
        int seen = 0;
        for (int offset = 0; text.indexOf(Character.toString(END)) < 0; ) {
            byte[] more = admin.bytes(log + "?limit=65536&offset=" + offset);
            long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            offset += more.length;
            text.append(new String(more, StandardCharsets.UTF_8));
            Matcher beats = BEAT.matcher(text);
            while (beats.find(seen)) {
                latencies.add((now - Long.parseLong(beats.group(1))) / 1e6);
                seen = beats.end();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        return latencies;
    }
}
