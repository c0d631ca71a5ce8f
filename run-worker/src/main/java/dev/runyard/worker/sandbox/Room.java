package dev.runyard.worker.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * The folders and files of one attempt. Plan and apply of a run use the same ones, since terraform embeds absolute
 * paths in a saved plan.
 *
 * @param mark unique among all attempts; letters, digits, {@code -} and {@code _}
 * @param run holds the folders below; written by the worker alone
 * @param program the tool's binary
 * @param providers folders of providers that may be read
 * @param backstage where the sandbox keeps what the attempt must not see
 * @param hurry whether somebody waits for what runs here; else it leaves the processors to what others wait for
 */
public record Room(String mark, Path run, Path program, List<Path> providers, Path backstage, boolean hurry) {
    public Room {
        providers = List.copyOf(providers);
    }

    /** Returns the words before a command line that give it its place among the processes of the machine. */
    List<String> priority() {
        return hurry ? List.of() : List.of("nice", "-n", "10");
    }

    /** The unpacked configuration: written by terraform, too. */
    public Path configuration() {
        return run.resolve("configuration");
    }

    /** The saved plan and what else terraform is told to write. */
    public Path output() {
        return run.resolve("output");
    }

    /** The workspace's state, where terraform's backend keeps it. */
    public Path state() {
        return run.resolve("state");
    }

    /** Variables and the CLI configuration: only read by terraform. */
    public Path settings() {
        return run.resolve("settings");
    }

    /** The folders that are handed over to the attempt. */
    List<Path> folders() {
        return List.of(configuration(), output(), state(), settings());
    }
}
