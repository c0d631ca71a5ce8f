package dev.runyard.worker.sandbox;

import java.io.IOException;

/** A way to keep the processes of a phase away from the machine they run on. */
public interface Sandbox {
    /** Returns the name shown on runs: {@code bubblewrap} or {@code process}. */
    String name();

    /** Returns what holds attempts to their limits on this machine, for people. */
    String enforcement();

    /**
     * Opens the place where one attempt's processes run. The folders of the room are handed over to the attempt: until
     * the cell is closed their content must be taken for hostile.
     */
    Cell open(Room room) throws IOException;
}
