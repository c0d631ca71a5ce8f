package dev.runyard.worker.tool;

/** A release that must not be installed; the message says which file is wrong, and how. */
final class BadRelease extends Exception {
    private static final long serialVersionUID = 1L;

    BadRelease(String message) {
        super(message);
    }
}
