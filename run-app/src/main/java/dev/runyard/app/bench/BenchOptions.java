package dev.runyard.app.bench;

import dev.runyard.app.settings.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the bench is asked for.
 *
 * @param figures their names; empty for all
 * @param json whether the result is told as JSON rather than as a table
 * @param samples how much is measured, in percent of what the figures in the documentation rest on
 */
public record BenchOptions(List<String> figures, boolean json, int samples) {
    private static final int ALL = 100;

    public BenchOptions {
        figures = List.copyOf(figures);
    }

    /** Reads what follows {@code bench} on the command line. */
    public static BenchOptions parse(List<String> arguments) {
        var figures = new ArrayList<String>();
        boolean json = false;
        int samples = ALL;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--json" -> json = true;
                case "--samples" -> samples = percent(rest.hasNext() ? rest.next() : "");
                default -> figures.add(known(argument));
            }
        }
        return new BenchOptions(figures, json, samples);
    }

    /** Returns this share of a full number, at least {@code least}. */
    int of(int full, int least) {
        return Math.max(least, (int) ((long) full * samples / ALL));
    }

    private static String known(String argument) {
        if (!Bench.FIGURES.containsKey(argument)) {
            throw Refusal.wrongRequest(
                    "unknown figure or option '" + argument + "': runyard bench has --json, --samples" + " PERCENT and "
                            + String.join(", ", Bench.FIGURES.keySet()));
        }
        return argument;
    }

    private static int percent(String text) {
        if (!text.matches("[1-9]\\d?|100")) {
            throw Refusal.wrongRequest("--samples takes a percentage, 1 to 100");
        }
        return Integer.parseInt(text);
    }
}
