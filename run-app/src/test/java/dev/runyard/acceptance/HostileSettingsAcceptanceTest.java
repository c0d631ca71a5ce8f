package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a workspace sets and its configuration brings is for its terraform alone: nothing that the worker starts outside heeds it. */
class HostileSettingsAcceptanceTest {
    private static final List<String> OVERRULED = List.of("RUNYARD_ATTEMPT", "TFC_RUN_ID");

    private static final List<String> REFUSED = List.of(
            "TERRAFORM_CONFIG",
            "TF_CLI_CONFIG_FILE",
            "TF_DATA_DIR",
            "TF_FORCE_LOCAL_BACKEND",
            "TF_PLUGIN_CACHE_DIR",
            "TF_WORKSPACE");

    private final TestPlatform platform = TestPlatform.running();
    /** A folder of the machine, which no run sees. */
    private Path machine;

    @BeforeEach
    void prepare() throws IOException {
        machine = Files.createTempDirectory(Path.of("/var/tmp"), "runyard-hostile");
        open(machine);
        open(Files.createDirectory(machine.resolve("bin")));
        for (String program : List.of("sh", "bwrap", "setpriv", "nsenter", "pasta", "nft", "nice", "prlimit")) {
            open(Files.writeString(machine.resolve("bin").resolve(program), "#!/bin/bash\n" + mark(program)));
        }
        open(Files.writeString(machine.resolve("profile"), mark("profile")));
    }

    @AfterEach
    void cleanUp() throws IOException {
        try (Stream<Path> all = Files.walk(machine)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        }
    }

    private String mark(String who) {
        return "echo >" + machine.resolve("ran-" + who) + "\n";
    }

    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void variablesAndFilesReachTerraformAlone() throws IOException {
        var workspace = platform.tenant().workspace("hostile", Map.of("structured-run-output-enabled", false));
        settings().forEach((name, value) -> workspace.variable(name, value, Map.of("category", "env")));

        var run = workspace.startRun(files()).awaits("planned");

        assertThat(run.planLog()).contains("left out: " + String.join(", ", OVERRULED));
        run.confirm().awaits("applied");
        assertThat(run.applyLog()).contains("in-the-sandbox");
        assertThat(workspace.outputs()).containsEntry("kept", "by the server");
        try (Stream<Path> all = Files.list(machine)) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith("ran-")))
                    .isEmpty();
        }
    }

    @Test
    void whatTheWorkerReliesOnIsNoWorkspacesToSet() {
        var workspace = platform.tenant().workspace("hostile");

        for (String name : REFUSED) {
            var variable = Map.of("key", name, "value", "forged", "category", "env");
            workspace
                    .api()
                    .post("workspaces/" + workspace.id() + "/vars", ApiClient.document("vars", variable))
                    .is(422);
        }
    }

    private Map<String, String> settings() {
        var all = new TreeMap<String, String>();
        OVERRULED.forEach(name -> all.put(name, machine.toString()));
        all.put("PATH", machine.resolve("bin") + ":/runyard/configuration/bin:/usr/bin:/bin");
        all.put("HOME", "/runyard/configuration");
        all.put("XDG_CONFIG_HOME", "/runyard/configuration");
        all.put("ENV", machine.resolve("profile").toString());
        all.put("BASH_ENV", machine.resolve("profile").toString());
        all.put("LD_PRELOAD", "/nonexistent/preload.so");
        all.put("LD_AUDIT", "/nonexistent/audit.so");
        all.put("LD_LIBRARY_PATH", "/runyard/configuration");
        all.put("GIT_SSH_COMMAND", machine.resolve("bin/sh").toString());
        all.put("GIT_CONFIG_GLOBAL", "/runyard/configuration/gitconfig");
        all.put("JAVA_TOOL_OPTIONS", "-Dhostile=true");
        all.put("TF_LOG", "trace");
        all.put("TF_LOG_PATH", "/runyard/state/trace.log");
        all.put("TF_REATTACH_PROVIDERS", "{}");
        all.put("TF_REGISTRY_DISCOVERY_RETRY", "1");
        all.put("SSL_CERT_FILE", "/nonexistent/ca.pem");
        all.put("http_proxy", "http://127.0.0.1:1");
        all.put("https_proxy", "http://127.0.0.1:1");
        return all;
    }

    /** All that terraform or the worker might take for their own. */
    private static Map<String, String> files() {
        var all = new HashMap<String, String>();
        all.put("main.tf", """
                resource "terraform_data" "a" {
                  provisioner "local-exec" {
                    interpreter = ["/bin/bash", "-c"]
                    command     = "echo in-the-sandbox"
                    environment = { LD_PRELOAD = "", LD_AUDIT = "", BASH_ENV = "" }
                  }
                }
                output "kept" {
                  value = "by the server"
                }
                """);
        var program = "#!/bin/sh\nexit 7\n";
        List.of("terraform", "bin/terraform", "bin/sh", "bin/bash", "bwrap").forEach(name -> all.put(name, program));
        var settings = """
                credentials_helper "hostile" {}
                provider_installation {
                  dev_overrides { "hashicorp/null" = "/runyard/configuration" }
                }
                """;
        List.of(".terraformrc", "terraform.rc", "cli.tfrc").forEach(name -> all.put(name, settings));
        var backend = "terraform {\n backend \"local\" {\n path = \"lost.tfstate\"\n }\n}\n";
        List.of("override.tf", "zz_override.tf", "~runyard_override.tf").forEach(name -> all.put(name, backend));
        all.put(".terraform/environment", "elsewhere");
        all.put(".terraform/terraform.tfstate", "{}");
        all.put("terraform.tfstate", "{}");
        return all;
    }

    @Test
    void noProcessOutsideShowsSecretsInItsArgumentsOrItsEnvironment() {
        var workspace = platform.tenant().workspace("secrets", Map.of("auto-apply", true));
        var secrets = List.of("argument-of-terraform-4711", "argument-of-environment-4711");
        workspace.variable("secret", secrets.get(0), Map.of("sensitive", true));
        workspace.variable("SECRET", secrets.get(1), Map.of("sensitive", true, "category", "env"));
        var run = workspace.startRun(Map.of("main.tf", """
                variable "secret" {}
                resource "terraform_data" "a" {
                  input = sha256(var.secret)
                  provisioner "local-exec" {
                    command = "echo it-runs; exec sleep 600"
                  }
                }
                """)).awaitsInApplyLog("it-runs");
        var all = Stream.concat(secrets.stream(), Stream.of(platform.tokenOf(run.id())))
                .toList();

        var processes = ProcessHandle.allProcesses().map(ProcessHandle::pid).toList();
        assertThat(processes).noneSatisfy(pid -> assertThat(all).anyMatch(read(pid, "cmdline")::contains));
        var holders = processes.stream()
                .filter(pid -> secrets.stream().anyMatch(read(pid, "environ")::contains))
                .toList();
        assertThat(holders)
                .isNotEmpty()
                .allSatisfy(pid -> assertThat(isInside(pid)).isTrue());
        assertThat(holders)
                .allSatisfy(pid -> assertThat(read(pid, "limits")).containsPattern("Max core file size +0 +0"));

        run.cancel().awaits("canceled");
    }

    /** Tells whether a process has a number in a namespace below ours, too. */
    private static boolean isInside(long pid) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("NSpid:"))
                .allMatch(line -> line.split("\\s+").length > 2);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException | UncheckedIOException e) {
            // It has ended, or is not ours to look at.
            return "";
        }
    }
}
