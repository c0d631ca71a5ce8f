package dev.runyard.app;

import dev.runyard.app.bench.BenchOptions;
import dev.runyard.app.settings.Refusal;
import java.util.List;

/** What the command line asks for. */
sealed interface Command {
    /** The server, until it is told to stop. */
    record Serve(boolean worker) implements Command {}

    /** A server of its own with one run on it. */
    record Demo(boolean once) implements Command {}

    /** How fast it is on this machine. */
    record Bench(BenchOptions options) implements Command {}

    /** What can be asked. */
    record Help() implements Command {}

    /** Which release this is. */
    record Version() implements Command {}

    /** Reads the command line; what it does not know is a {@link Refusal}. */
    static Command parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw Refusal.wrongRequest("say what to do: serve, demo, bench, version or help");
        }
        List<String> options = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "serve" -> new Serve(!has(options, "serve", "--no-worker"));
            case "demo" -> new Demo(has(options, "demo", "--once"));
            case "bench" -> new Bench(BenchOptions.parse(options));
            case "worker" ->
                throw Refusal.wrongRequest(
                        "workers on other machines are not available yet;" + " a server has one in it (runyard serve)");
            case "help", "--help", "-h" -> new Help();
            case "version", "--version" -> new Version();
            default ->
                throw Refusal.wrongRequest(
                        "unknown command '" + arguments.getFirst() + "': say serve, demo, bench, version or help");
        };
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
