package dev.runyard.app.demo;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real CLI, in the user's own terminal. */
final class TerraformCommand {
    private final Path binary;
    private final DemoFolder folder;

    TerraformCommand(Path binary, DemoFolder folder) {
        this.binary = binary;
        this.folder = folder;
    }

    /** Runs one command and waits; refuses when it fails. */
    void run(String... arguments) {
        String shown = "terraform " + String.join(" ", arguments);
        System.out.println("\n$ " + shown);
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.path().toFile()).inheritIO();
        // What the user set for their own work must not lead this away from the demonstration's server.
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
        builder.environment()
                .put("TF_CLI_CONFIG_FILE", folder.cliConfiguration().toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        int exit = await(builder);
        if (exit != 0) {
            throw Refusal.notPossible("The demonstration failed: " + shown + " ended with " + exit);
        }
    }

    private static int await(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            Thread end = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(end);
            int exit = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return exit;
        } catch (IOException e) {
            throw Refusal.notPossible("terraform cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.notPossible("The demonstration was interrupted");
        }
    }
}
