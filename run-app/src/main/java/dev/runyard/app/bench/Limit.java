package dev.runyard.app.bench;

/** What a figure has to keep. */
record Limit(boolean isCeiling, double bound) {
    static Limit atMost(double bound) {
        return new Limit(true, bound);
    }

    static Limit atLeast(double bound) {
        return new Limit(false, bound);
    }

    boolean isMetBy(double value) {
        return isCeiling ? value <= bound : value >= bound;
    }

    /** Such as {@code <= 1.3}. */
    String text() {
        return (isCeiling ? "<= " : ">= ") + Reading.number(bound);
    }
}
