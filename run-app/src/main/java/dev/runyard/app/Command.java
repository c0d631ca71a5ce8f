package dev.runyard.app;

import dev.runyard.app.bench.BenchOptions;
import dev.runyard.app.settings.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the command line asks for. */
sealed interface Command {
    /** May be given several times. */
    String LABEL = "--label";

    /** The options of a worker, and the settings that they are. */
    Map<String, String> WORKER_OPTIONS = Map.of(
            "--server",
            "RUNYARD_SERVER",
            "--token",
            "RUNYARD_WORKER_TOKEN",
            "--token-file",
            "RUNYARD_WORKER_TOKEN_FILE",
            "--name",
            "RUNYARD_WORKER_NAME",
            "--concurrency",
            "RUNYARD_WORKER_CONCURRENCY",
            LABEL,
            "RUNYARD_WORKER_LABELS");

    /** The server, until it is told to stop. */
    record Serve(boolean worker) implements Command {}

    /**
     * A worker on another machine, until it is told to stop.
     *
     * @param options its settings as far as the command line has them, under the names of environment variables
     */
    record Worker(Map<String, String> options) implements Command {
        /** Leaves out the token. */
        @Override
        public String toString() {
            return "Worker" + options.keySet();
        }
    }

    /** A server of its own with one run on it. */
    record Demo(boolean once) implements Command {}

    /** How fast it is on this machine. */
    record Bench(BenchOptions options) implements Command {}

    /** All of a server's data into one file. */
    record Backup(Path target, boolean withKey) implements Command {}

    /** All of a server's data out of such a file. */
    record Restore(Path file) implements Command {}

    /** What can be asked. */
    record Help() implements Command {}

    /** Which release this is. */
    record Version() implements Command {}

    String WITHOUT_KEY = "--without-key";

    /** Reads the command line; what it does not know is a {@link Refusal}. */
    static Command parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw Refusal.wrongRequest("say what to do: serve, worker, backup, restore, demo, bench, version or help");
        }
        List<String> options = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "serve" -> new Serve(!has(options, "serve", "--no-worker"));
            case "demo" -> new Demo(has(options, "demo", "--once"));
            case "worker" -> new Worker(workerOptions(options));
            case "bench" -> new Bench(BenchOptions.parse(options));
            case "backup" -> backup(options);
            case "restore" -> {
                if (options.size() != 1 || options.getFirst().startsWith("-")) {
                    throw Refusal.wrongRequest("say which file to restore: runyard restore FILE");
                }
                yield new Restore(Path.of(options.getFirst()));
            }
            case "help", "--help", "-h" -> new Help();
            case "version", "--version" -> new Version();
            default ->
                throw Refusal.wrongRequest("unknown command '" + arguments.getFirst()
                        + "': say serve, worker, backup, restore, demo, bench, version or help");
        };
    }

    private static Map<String, String> workerOptions(List<String> options) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < options.size(); i += 2) {
            String option = options.get(i);
            String setting = WORKER_OPTIONS.get(option);
            if (setting == null) {
                throw Refusal.wrongRequest("unknown option '" + option + "': runyard worker has "
                        + String.join(", ", new TreeSet<>(WORKER_OPTIONS.keySet())));
            }
            if (i + 1 == options.size() || options.get(i + 1).isBlank()) {
                throw Refusal.wrongRequest("a value is missing after " + option);
            }
            if (option.equals(LABEL)) {
                given.merge(setting, options.get(i + 1), (before, label) -> before + "," + label);
            } else if (given.put(setting, options.get(i + 1)) != null) {
                throw Refusal.wrongRequest(option + " was given twice");
            }
        }
        return given;
    }

    private static Command backup(List<String> options) {
        List<String> left =
                options.stream().filter(option -> !option.equals(WITHOUT_KEY)).toList();
        if (left.size() != 1 || left.getFirst().startsWith("-")) {
            throw Refusal.wrongRequest("say where to: runyard backup FILE [" + WITHOUT_KEY + "], or a folder");
        }
        return new Backup(Path.of(left.getFirst()), left.size() == options.size());
    }

    /** Whether the one option that the command has was given. */
    private static boolean has(List<String> options, String command, String known) {
        for (String option : options) {
            if (!option.equals(known)) {
                throw Refusal.wrongRequest(
                        "unknown option '" + option + "': runyard " + command + " has only " + known);
            }
        }
        return !options.isEmpty();
    }
}
