package dev.runyard.app.bench;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how fast Runyard is on this machine, with servers and databases of its own in a temporary folder. */
public final class Bench {
    /** In the order in which they are measured; each under the name that the command line has for it. */
    static final Map<String, Figure> FIGURES = figures();

    private Bench() {}

    private static Map<String, Figure> figures() {
        var figures = new LinkedHashMap<String, Figure>();
        figures.put("remote-run", new RemoteRun());
        figures.put("overhead", new Overhead());
        figures.put("start-burst", new StartBurst());
        figures.put("control-plane", new ControlPlane());
        figures.put("history", new History());
        figures.put("log-latency", new LogLatency());
        figures.put("followers", new Followers());
        figures.put("start", new Start());
        return figures;
    }

    /**
     * Measures, tells the progress on standard error and the figures on standard output.
     *
     * @return whether every figure keeps its limit
     * @throws Refusal when something could not be measured
     */
    public static boolean run(Map<String, String> environment, BenchOptions options) {
        var readings = new ArrayList<Reading>();
        List<String> names = options.figures().isEmpty() ? List.copyOf(FIGURES.keySet()) : options.figures();
        try (Workbench bench = Workbench.open(environment, options)) {
            for (String name : names) {
                bench.tell(name);
                readings.addAll(measure(name, bench));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.notPossible("The bench was interrupted");
        } catch (IOException | SQLException e) {
            throw Refusal.notPossible("The bench failed: " + e.getMessage());
        }
        System.out.print(options.json() ? Report.json(readings) : Report.table(readings));
        return readings.stream().allMatch(Reading::isMet);
    }

    private static List<Reading> measure(String name, Workbench bench)
            throws IOException, SQLException, InterruptedException {
        Figure figure = FIGURES.get(name);
        if (figure == null) {
            throw new IllegalArgumentException(name);
        }
        return figure.measure(bench);
    }
}
