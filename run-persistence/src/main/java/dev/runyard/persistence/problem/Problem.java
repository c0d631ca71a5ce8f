package dev.runyard.persistence.problem;

/** A request that cannot be carried out. The message is for the caller and holds no secrets. */
public abstract sealed class Problem extends RuntimeException
        permits NotFound, Conflict, Invalid, Forbidden, Precondition, Unfit, Busy {
    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }
}
