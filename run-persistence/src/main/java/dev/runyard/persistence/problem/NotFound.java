package dev.runyard.persistence.problem;

/** What was asked for does not exist, or the caller may not know that it does (404). */
public final class NotFound extends Problem {
    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found");
    }
}
