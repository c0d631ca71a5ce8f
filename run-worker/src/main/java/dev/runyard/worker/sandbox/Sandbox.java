package dev.runyard.worker.sandbox;

import dev.runyard.worker.egress.Uplink;
import java.io.IOException;

/** A way to keep the processes of a phase away from the machine they run on. */
public interface Sandbox extends AutoCloseable {
    /** Returns the name shown on runs: {@code bubblewrap}, {@code docker} or {@code process}. */
    String name();

    /** Returns what holds attempts to their limits on this machine, for people. */
    String enforcement();

    /**
     * Opens the place where one attempt's processes run. The folders of the room are handed over to the attempt when its
     * first command starts: from then on until the cell is closed their content must be taken for hostile.
     *
     * @throws IOException with one line for people when this sandbox cannot give that uplink: it never gives more
     */
    Cell open(Room room, Uplink uplink) throws IOException;

    /**
     * Ends what an earlier life of the worker has left in it, and gets ready for attempts that will come with this uplink.
     *
     * @throws IOException with one line for people when it does not work here
     */
    default void begin(Uplink usual) throws IOException {}

    /** Returns what else a shell has to do, beside killing processes, to end the attempt whose mark is {@code $mark}. */
    default String ending() {
        return ":";
    }

    /** No attempt will come any more. */
    @Override
    default void close() {}
}
