package dev.runyard.worker.sandbox;

import java.util.List;
import java.util.Map;

/** The network of one attempt, and the user under whom it is entered. */
interface Network extends AutoCloseable {
    /** Returns the user number the attempt has on this machine; -1 for the worker's own. */
    int uid();

    /** Returns the start of the command line for a process that is to be in it. */
    List<String> entrance();

    /** Returns what else bubblewrap has to be told. */
    List<String> options();

    /** Returns files that differ from the machine's, by their names in {@code /etc}. */
    Map<String, String> files();

    /** Tells whether a process keeps the network up, rather than being in it. */
    boolean isKeptBy(ProcessHandle process);

    /** Nothing of the attempt runs any more. */
    @Override
    void close();
}
