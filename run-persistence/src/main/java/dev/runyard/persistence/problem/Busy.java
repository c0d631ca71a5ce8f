package dev.runyard.persistence.problem;

/** The server has no room for this just now; the same will do in a moment (503). */
public final class Busy extends Problem {
    private static final long serialVersionUID = 1L;

    public Busy(String message) {
        super(message);
    }
}
