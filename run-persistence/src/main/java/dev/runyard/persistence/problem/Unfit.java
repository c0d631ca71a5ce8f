package dev.runyard.persistence.problem;

/** The thing is not in a state in which this can be done to it (400). */
public final class Unfit extends Problem {
    private static final long serialVersionUID = 1L;

    public Unfit(String message) {
        super(message);
    }
}
