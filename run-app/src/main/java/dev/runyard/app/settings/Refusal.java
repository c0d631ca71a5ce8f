package dev.runyard.app.settings;

/** The server will not start as asked. The message is one line for the operator: what is wrong and what would be right. */
public final class Refusal extends RuntimeException {
    /** The exit code when what was asked for is wrong by itself: a setting, a command. */
    public static final int WRONG_REQUEST = 2;

    /** The exit code when the surroundings do not allow it: a port taken, a database that does not answer. */
    public static final int NOT_POSSIBLE = 1;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refusal(String line, int exitCode) {
        super(line);
        this.exitCode = exitCode;
    }

    /** Ends the program with {@link #WRONG_REQUEST}. */
    public static Refusal wrongRequest(String line) {
        return new Refusal(line, WRONG_REQUEST);
    }

    /** Ends the program with {@link #NOT_POSSIBLE}. */
    public static Refusal notPossible(String line) {
        return new Refusal(line, NOT_POSSIBLE);
    }

    public int exitCode() {
        return exitCode;
    }
}
