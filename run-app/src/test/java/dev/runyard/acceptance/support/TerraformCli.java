package dev.runyard.acceptance.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The real terraform in a folder of its own, signed in to the server. */
public final class TerraformCli {
    private static final long PATIENCE_SECONDS = 90;
    private static final String CONFIGURATION = "TF_CLI_CONFIG_FILE";

    private final Tenant tenant;
    private Path folder;
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    private TerraformCli(Tenant tenant, Path folder, Path home) {
        this.tenant = tenant;
        this.folder = folder;
        this.home = home;
    }

    /** Makes a folder with a configuration that names this organization and workspace in a cloud block. */
    public static TerraformCli with(Tenant tenant, String workspace, Map<String, String> files) {
        return in(tenant, files).cloud("name = \"" + workspace + "\"");
    }

    /** Makes a folder with a configuration that keeps its state beside it, until it says something else. */
    public static TerraformCli in(Tenant tenant, Map<String, String> files) {
        try {
            var folder = Files.createTempDirectory("runyard-cli");
            var cli = new TerraformCli(tenant, folder, folder);
            files.forEach(cli::write);
            cli.write("cli.tfrc", cli.services() + cli.credentials(tenant.api().token()));
            return cli.environment(CONFIGURATION, folder.resolve("cli.tfrc").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes such a folder, but somebody has to sign in: what they get is kept in a home directory of its own. */
    public static TerraformCli signedOut(Tenant tenant, String workspace, Map<String, String> files) {
        try {
            var home = Files.createTempDirectory("runyard-home");
            Files.createDirectory(home.resolve(".terraform.d"));
            var cli = new TerraformCli(tenant, Files.createTempDirectory("runyard-cli"), home);
            cli.cloud("name = \"" + workspace + "\"");
            files.forEach(cli::write);
            Files.writeString(home.resolve(".terraformrc"), cli.services());
            return cli;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a cloud block; {@code workspaces} is what its block of workspaces says. */
    public TerraformCli cloud(String workspaces) {
        return write("backend.tf", """
                terraform {
                  cloud {
                    hostname     = "%s"
                    organization = "%s"
                    workspaces {
                      %s
                    }
                  }
                }
                """.formatted(host(), tenant.name(), workspaces));
    }

    /** As {@link #cloud}, with the older way to say it. */
    public TerraformCli remoteBackend(String workspaces) {
        return write("backend.tf", """
                terraform {
                  backend "remote" {
                    hostname     = "%s"
                    organization = "%s"
                    workspaces {
                      %s
                    }
                  }
                }
                """.formatted(host(), tenant.name(), workspaces));
    }

    /** The CLI wants HTTPS to discover services: over plain HTTP it is told what it would discover. */
    private String services() {
        var services = tenant.api()
                .with(null)
                .get("/.well-known/terraform.json")
                .is(200)
                .json();
        var told = new StringBuilder();
        services.forEachEntry((name, service) -> told.append("    \"%s\" = %s\n".formatted(name, absolute(service))));
        return "host \"%s\" {\n  services = {\n%s  }\n}\n".formatted(host(), told);
    }

    /** JSON is HCL too; addresses beside no document are resolved by nobody. */
    private String absolute(JsonNode service) {
        return service.toString()
                .replace("\"/", "\"" + tenant.api().server() + "/")
                .replace("\":", "\"=");
    }

    private String credentials(String token) {
        return "credentials \"%s\" {\n  token = \"%s\"\n}\n".formatted(host(), token);
    }

    /** Makes it reach the API through a proxy. */
    public TerraformCli through(Proxy proxy) {
        return write(
                "cli.tfrc",
                services().replace(tenant.api().server() + "/api", proxy.address() + "/api")
                        + credentials(tenant.api().token()));
    }

    /** Moves it into a folder below its own, with its cloud block; commands run there. */
    public TerraformCli below(String path) throws IOException {
        var deeper = Files.createDirectories(folder.resolve(path));
        Files.move(folder.resolve("backend.tf"), deeper.resolve("backend.tf"));
        folder = deeper;
        return this;
    }

    /** Returns how the CLI calls the server. */
    public String host() {
        return tenant.api().server().getAuthority();
    }

    /** Returns where a signed out CLI keeps the token that it gets. */
    public Path credentialsFile() {
        return home.resolve(".terraform.d").resolve("credentials.tfrc.json");
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
        environment.put("HOME", home.toString());
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.putAll(variables);
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
        private final Writer input;
        private final StringWriter output = new StringWriter();
        private final Thread reader;

        Running(Process process) {
            this.process = process;
            this.input = process.outputWriter(StandardCharsets.UTF_8);
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

        /** Waits until it has asked for so many values. */
        public Running asks(int times) {
            Eventually.until(
                    "question " + times, output::toString, text -> text.split("Enter a value:", -1).length > times);
            return this;
        }

        /** Types a line, and perhaps more after it. */
        public Running type(String line) {
            try {
                input.write(line + "\n");
                input.flush();
            } catch (IOException e) {
                output.append(e.toString());
            }
            return this;
        }

        /** Types a line, and nothing more after it. */
        public Running answer(String line) {
            if (!line.isEmpty()) {
                type(line);
            }
            try {
                input.close();
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

        /** Ends it by force. */
        public void kill() {
            process.destroyForcibly();
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
