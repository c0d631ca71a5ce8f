package dev.runyard.worker;

import java.io.IOException;

/** The server answered, and the answer was no: asking again will not help. */
sealed class Refused extends IOException permits Fenced {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;

    /**
     * Remembers the answer.
     *
     * @param message what was asked, and what the answer was
     * @param detail what the answer says, for people
     */
    Refused(int status, String message, String detail) {
        super(message + (detail.isEmpty() ? "" : ": " + detail));
        this.status = status;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String detail() {
        return detail;
    }
}
