package dev.runyard.worker.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How every process is started: nothing of the worker's environment, no input, outputs in one stream unless parted. */
final class Launch {
    private static final File NOTHING = new File("/dev/null");

    private Launch() {}

    static ProcessBuilder prepare(List<String> line, @Nullable Path outputFile) {
        var builder = new ProcessBuilder(line).redirectInput(ProcessBuilder.Redirect.from(NOTHING));
        builder.environment().clear();
        if (outputFile == null) {
            return builder.redirectErrorStream(true);
        }
        return builder.redirectOutput(outputFile.toFile()).redirectError(NOTHING);
    }
}
