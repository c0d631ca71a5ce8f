package dev.runyard.app.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The same requests to a server with a short history and to one with a long history, in some rounds. */
final class Rounds {
    private static final double TAIL = 99;

    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> few = new ArrayList<>();
    private final List<Double> many = new ArrayList<>();

    /** Adds the milliseconds of a round. */
    void add(Collection<Double> roundOfFew, Collection<Double> roundOfMany) {
        ratios.add(Samples.of(roundOfMany).percentile(TAIL)
                / Samples.of(roundOfFew).percentile(TAIL));
        few.addAll(roundOfFew);
        many.addAll(roundOfMany);
    }

    Reading reading(String what, double limit) {
        Samples all = Samples.of(ratios);
        Samples brief = Samples.of(few);
        Samples lengthy = Samples.of(many);
        return Reading.of(
                what + ": p99, long / short history",
                all.median(),
                "",
                Limit.atMost(limit),
                "median of " + all.number() + " ratios, " + all.spread() + "; " + brief.number()
                        + " samples a side; p50 and p99: short " + times(brief) + " ms, long " + times(lengthy)
                        + " ms");
    }

    private static String times(Samples samples) {
        return Reading.number(samples.median()) + " and " + Reading.number(samples.percentile(TAIL));
    }
}
