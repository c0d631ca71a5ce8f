package dev.runyard.app.bench;

import java.util.Collection;
import java.util.List;

/** Values that were measured again and again, the smallest first. */
record Samples(List<Double> sorted) {
    static Samples of(Collection<Double> values) {
        return new Samples(values.stream().sorted().toList());
    }

    double median() {
        return percentile(50);
    }

    /** The smallest value that so many of a hundred do not exceed. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }

    int number() {
        return sorted.size();
    }

    /** Such as {@code 0.51 to 0.62}. */
    String spread() {
        return Reading.number(sorted.getFirst()) + " to " + Reading.number(sorted.getLast());
    }
}
