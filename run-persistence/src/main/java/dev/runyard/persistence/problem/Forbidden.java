package dev.runyard.persistence.problem;

/** The caller may see the thing but not do this to it (403). */
public final class Forbidden extends Problem {
    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
        super(message);
    }
}
