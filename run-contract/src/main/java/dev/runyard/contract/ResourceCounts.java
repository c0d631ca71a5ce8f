package dev.runyard.contract;

/** The counts of terraform's own summary line. */
public record ResourceCounts(int additions, int changes, int destructions, int imports) {
    public static final ResourceCounts NONE = new ResourceCounts(0, 0, 0, 0);
}
