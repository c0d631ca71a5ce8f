package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The place where the processes of one attempt run, one after the other. */
public interface Cell extends AutoCloseable {
    /** Returns where a path of the room is seen by the processes inside. */
    Path inside(Path path);

    /** Returns what every process inside needs of the sandbox: {@code PATH}, {@code HOME} and the like. */
    Map<String, String> environment();

    /** Gets ready for a command that will come soon; costs next to nothing. */
    default void expect() {}

    /** Starts the tool. */
    SandboxProcess start(Command command, OutputSink sink) throws IOException;

    /** Returns what a later worker needs to find everything that was started here. */
    Footprint footprint();

    /** Returns the limit that has been passed, as it follows "the plan": "used more than …". Costs next to nothing. */
    Optional<String> passedLimit();

    /** Returns the limit that a command which has failed may have failed of. */
    Optional<String> limitOfFailure() throws IOException;

    /** Kills every process that was started here, whatever it did to hide, and returns when none is left. */
    void kill();

    /** {@link #kill()}, and gives up what the cell held. */
    @Override
    void close();
}
