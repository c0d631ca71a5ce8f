package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The place where the processes of one attempt run, one after the other. */
public interface Cell extends AutoCloseable {
    /** Returns where a path of the room is seen by the processes inside. */
    Path inside(Path path);

    /** Returns what every process inside needs of the sandbox: {@code PATH}, {@code HOME} and the like. */
    Map<String, String> environment();

    /** Starts the tool. */
    SandboxProcess start(Command command, OutputSink sink) throws IOException;

    /** Returns what a later worker needs to find everything that was started here. */
    Footprint footprint();

    /** Kills every process that was started here, whatever it did to hide, and returns when none is left. */
    void kill();

    /** {@link #kill()}, and gives up what the cell held. */
    @Override
    void close();
}
