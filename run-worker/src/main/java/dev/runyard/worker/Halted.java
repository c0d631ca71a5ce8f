package dev.runyard.worker;

/** No further process is started: the attempt has been told to end. */
final class Halted extends Exception {
    private static final long serialVersionUID = 1L;

    Halted() {
        super("The attempt has been told to end");
    }
}
