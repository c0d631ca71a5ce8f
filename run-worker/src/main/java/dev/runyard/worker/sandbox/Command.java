package dev.runyard.worker.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One start of the tool.
 *
 * @param arguments without the program itself; paths as seen inside
 * @param directory where it starts, as the worker sees it
 * @param environment all of it: nothing is inherited
 * @param outputFile takes the standard output, or null when both outputs go to the sink in the order they are written
 */
public record Command(
        List<String> arguments,
        Path directory,
        Map<String, String> environment,
        @Nullable Path outputFile) {

    /** Leaves out the environment, which holds secrets. */
    @Override
    public String toString() {
        return "Command" + arguments;
    }
}
