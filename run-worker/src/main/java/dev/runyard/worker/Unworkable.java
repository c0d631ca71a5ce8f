package dev.runyard.worker;

/** The phase cannot go on; the message is one line for the people who read the run. */
final class Unworkable extends Exception {
    private static final long serialVersionUID = 1L;

    Unworkable(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
