package dev.runyard.worker.tool;

/** Who waits for an installation. */
public interface Progress {
    /** Tells people what is going on. */
    void line(String text);

    /** Returns whether nobody waits any more. */
    boolean stopped();
}
