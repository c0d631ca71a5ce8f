package dev.runyard.persistence.problem;

/** What was asked for is not possible in the present state (409). */
public final class Conflict extends Problem {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
