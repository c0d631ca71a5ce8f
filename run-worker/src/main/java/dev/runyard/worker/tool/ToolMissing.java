package dev.runyard.worker.tool;

/** No binary here fits what a workspace asks for; the message says what there is. */
public final class ToolMissing extends Exception {
    private static final long serialVersionUID = 1L;

    ToolMissing(String message) {
        super(message);
    }
}
