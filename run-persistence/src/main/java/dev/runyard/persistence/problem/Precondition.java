package dev.runyard.persistence.problem;

/** What was asked for rests on something that is no longer so (412). */
public final class Precondition extends Problem {
    private static final long serialVersionUID = 1L;

    public Precondition(String message) {
        super(message);
    }
}
