package dev.runyard.worker;

import java.io.IOException;

/** The server answered, and the answer was no: asking again will not help. */
sealed class Refused extends IOException permits Fenced {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
