package dev.runyard.acceptance.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real terraform in a folder of its own, signed in to the server. */
public final class TerraformCli {
    private static final long PATIENCE_SECONDS = 90;

    private final ApiClient api;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    private TerraformCli(ApiClient api, Path folder) {
        this.api = api;
        this.folder = folder;
    }

    /** Makes a folder with a configuration that names this organization and workspace in a cloud block. */
    public static TerraformCli with(Tenant tenant, String workspace, Map<String, String> files) {
        try {
            var cli = new TerraformCli(tenant.api(), Files.createTempDirectory("runyard-cli"));
            cli.write("cloud.tf", cloudBlock(tenant, workspace));
            files.forEach(cli::write);
            cli.write("cli.tfrc", cli.configuration());
            return cli;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cloudBlock(Tenant tenant, String workspace) {
        return """
                terraform {
                  cloud {
                    hostname     = "%s"
                    organization = "%s"
                    workspaces {
                      name = "%s"
                    }
                  }
                }
                """.formatted(tenant.api().server().getAuthority(), tenant.name(), workspace);
    }

    /** The CLI wants HTTPS to discover services: over plain HTTP they are told to it. */
    private String configuration() {
        var host = api.server().getAuthority();
        return """
                host "%1$s" {
                  services = {
                    "tfe.v2"   = "%2$s/api/v2/"
                    "tfe.v2.1" = "%2$s/api/v2/"
                    "tfe.v2.2" = "%2$s/api/v2/"
                    "state.v2" = "%2$s/api/v2/"
                  }
                }
                credentials "%1$s" {
                  token = "%3$s"
                }
                """.formatted(host, api.server(), api.token());
    }

    public Path folder() {
        return folder;
    }

    public TerraformCli write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sets an environment variable for the commands that follow. */
    public TerraformCli environment(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Runs a command to its end; standard input is empty. */
    public Ended run(String... arguments) {
        return start(arguments).answer("").ends();
    }

    /** Starts a command, to be spoken to. */
    public Running start(String... arguments) {
        var command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        var path = environment.get("PATH");
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", folder.toString());
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.putAll(variables);
        environment.put("TF_CLI_CONFIG_FILE", folder.resolve("cli.tfrc").toString());
        try {
            return new Running(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a command ended, and all it printed. */
    public record Ended(int exitCode, String output) {}

    /** A command under way. */
    public static final class Running {
        private final Process process;
        private final StringWriter output = new StringWriter();
        private final Thread reader;

        Running(Process process) {
            this.process = process;
            this.reader = Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                char[] buffer = new char[4096];
                for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                    output.write(buffer, 0, read);
                }
            } catch (IOException e) {
                output.append(e.toString());
            }
        }

        /** Waits until it has printed these words. */
        public Running prints(String words) {
            Eventually.until("'" + words + "'", output::toString, text -> text.contains(words));
            return this;
        }

        /** Types a line, and nothing more after it. */
        public Running answer(String line) {
            try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
                if (!line.isEmpty()) {
                    input.write(line + "\n");
                }
            } catch (IOException e) {
                output.append(e.toString());
            }
            return this;
        }

        /** Colours come from the remote terraform, whatever the local one was told. */
        private static String plain(String text) {
            return text.replaceAll("\u001b\\[[0-9;]*m", "");
        }

        /** Presses Ctrl-C. */
        public Running interrupt() {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return this;
        }

        public String output() {
            return plain(output.toString());
        }

        /** Waits for its end. */
        public Ended ends() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("terraform did not end:\n" + output);
                }
                reader.join();
                return new Ended(process.exitValue(), plain(output.toString()));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
