package dev.runyard.worker;

/** The attempt is over as far as the server is concerned: its lease went to another, or the run was ended by force. */
final class Fenced extends Refused {
    private static final long serialVersionUID = 1L;

    Fenced(int status, String message, String detail) {
        super(status, message, detail);
    }
}
