package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.PlanOptions;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.worker.tool.ToolMirrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {
    private static final String ANY_CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBfjCCASWgAwIBAgIUZYSYt9lbmQpnP6DukZPo753BuTkwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDE3NTUxNVoYDzIxMjYxMDMx
            MTc1NTE1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAARIWgs5QX4FR3r1xfECXJTnVHjbpurPg+7KRwnYAh1tAcQUDFakZhNQ
            f4lAfsXYpxCzjntSxpXZNBp5rR2170Epo1MwUTAdBgNVHQ4EFgQUwXCQyzKQw/vC
            u2zBJgRCx7lhfDwwHwYDVR0jBBgwFoAUwXCQyzKQw/vCu2zBJgRCx7lhfDwwDwYD
            VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBDVlBt5r0EtfRSb0Rn1QL4
            +0XcpbpSwVDGodhHnDG9ZAIgLFeMcpN5jMBRFPTUPQmSG7dzuD4qjYEfvlSrBohG
            FCk=
            -----END CERTIFICATE-----
            """;

    private static final String ONE = "resource \"terraform_data\" \"a\" {}\n";

    private static String reason(FakeServer.Job job) {
        return Yard.resultOf(job) instanceof PhaseResult.Failed failed ? failed.reason() : "it did not fail";
    }

    @Test
    void secretsAreMaskedInTheLog() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            yard.startWorker();
            var run = yard.run("""
                            variable "password" {}
                            resource "terraform_data" "a" {
                              input = "the password is ${var.password}"
                              provisioner "local-exec" {
                                command = "cat $TF_CLI_CONFIG_FILE; printf '%s' \\"$P\\" | while read -n1 c; do printf '%s' \\"$c\\"; sleep 0.01; done; cat /runyard/settings/variables.tfvars"
                                environment = { P = var.password }
                              }
                            }
                            """).with(Yard.secret("password", "hunter22\nline \"two\""));

            var plan = Yard.succeeded(run.plan());
            var apply = Yard.succeeded(run.apply(plan));

            assertThat(plan.text() + apply.text())
                    .contains("the password is ***", "***")
                    .doesNotContain("hunter22", "line \"two\"", "line \\\"two\\\"", "terraform-token-1");
            assertThat(apply.lastState()).contains("hunter22");
        }
    }

    @Test
    void runsTrustTheServersCertificateAsWell() throws IOException {
        for (var sandbox : DockerHere.kinds().toList()) {
            try (var yard = new Yard(sandbox)) {
                var certificate = Files.writeString(Files.createTempFile("server", ".pem"), ANY_CERTIFICATE);
                yard.startWorker(yard.settings().with(new WorkerSettings.Sources(null, ToolMirrors.NONE, certificate)));
                var run = yard.run("""
                                resource "terraform_data" "a" {
                                  provisioner "local-exec" {
                                    command = "echo in $SSL_CERT_DIR; cat $${SSL_CERT_DIR##*:}/*"
                                  }
                                }
                                """);

                assertThat(Yard.succeeded(run.apply(Yard.succeeded(run.plan()))).text())
                        .contains(
                                "in /etc/ssl/certs:",
                                ANY_CERTIFICATE.lines().toList().get(1));
            }
        }
    }

    @Test
    void theWorkingDirectoryIsWhereTerraformRuns() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            yard.startWorker();
            var tree = new Tarball()
                    .file("modules/m/main.tf", ONE + "output \"here\" { value = abspath(path.root) }\n")
                    .file(
                            "env/prod/main.tf",
                            "module \"m\" { source = \"../../modules/m\" }\noutput \"o\" { value = module.m.here }\n")
                    .link("current", TarConstants.LF_SYMLINK, "env/prod");
            byte[] archive = tree.bytes();
            var run = yard.new Run(archive).in("current");
            var apply = Yard.succeeded(run.apply(Yard.succeeded(run.plan())));
            assertThat(apply.lastState()).contains("/runyard/configuration/env/prod");

            assertThat(reason(yard.new Run(archive).in("env/test").plan()))
                    .isEqualTo("The working directory \"env/test\" does not exist in the configuration");
            var outside = yard.new Run(archive).in("../..").plan();
            assertThat(reason(outside)).contains("leaves the configuration");
            assertThat(outside.text()).endsWith("Error: " + reason(outside) + "\n");
        }
    }

    @Test
    void theOptionsOfARunReachTerraform() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();
            String two = ONE + ONE.replace("\"a\"", "\"b\"");
            var first = yard.run(two);
            byte[] state = Yard.succeeded(first.apply(Yard.succeeded(first.plan())))
                    .lastState()
                    .getBytes(StandardCharsets.UTF_8);
            var destroy = new PlanOptions(true, false, true, List.of(), List.of(), List.of(), false);
            var replaceOne = new PlanOptions(
                    false, false, false, List.of("terraform_data.a"), List.of("terraform_data.a"), List.of(), false);
            var refreshOnly = new PlanOptions(false, true, true, List.of(), List.of(), List.of(), false);

            var destroying = yard.run(two).on(state).with(destroy);
            var destroyed = Yard.succeeded(destroying.apply(Yard.succeeded(destroying.plan())));
            var replaced =
                    Yard.succeeded(yard.run(two).on(state).with(replaceOne).plan());
            var refreshed =
                    Yard.succeeded(yard.run(two).on(state).with(refreshOnly).plan());

            assertThat(destroyed.result()).contains(new PhaseResult.Succeeded(true, new ResourceCounts(0, 0, 2, 0)));
            assertThat(replaced.result()).contains(new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 1, 0)));
            assertThat(refreshed.result()).contains(new PhaseResult.Succeeded(false, ResourceCounts.NONE));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resource \"terraform_data\" {|terraform init ended with exit code 1",
                "resource \"terraform_data\" \"a\" { input = var.missing }|The plan ended with exit code 1"
            })
    void aBrokenConfigurationFailsAndSaysWhy(String configuration, String reason) throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();

            var plan = yard.run(configuration + "\n").plan();

            assertThat(reason(plan)).isEqualTo(reason);
            assertThat(plan.text()).contains("Error:").contains("main.tf line 1");
        }
    }

    @Test
    void aToolThatIsNotHereFailsThePhaseWithWhatThereIs() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();

            var plan = yard.run(ONE).tool("terraform", "0.1.2").plan();

            assertThat(reason(plan))
                    .startsWith("This worker has no terraform 0.1.2; available: 1.")
                    .endsWith(", and it installs none");
            assertThat(plan.start).isNotNull();
        }
    }

    @Test
    void anArchiveThatIsNoneFailsThePhase() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();

            var plan = yard.new Run("not an archive".getBytes(StandardCharsets.UTF_8)).plan();

            assertThat(reason(plan)).startsWith("The archive is damaged or too large");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void whatThePlanMadeIsThereInTheApplyAndProvidersAreFetchedAgain(boolean provider, int inits) throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            String providers = """
                    mkdir -p .terraform/providers; head -c 1000000 /dev/urandom > .terraform/providers/large
                    echo 'provider "example.com/acme/large" {' > .terraform.lock.hcl
                    """;
            FakeTerraform.install(
                    yard,
                    "echo init >> inits\n" + (provider ? providers : ""),
                    "[ $1 = apply ] && { cat inits; ls -R .; exit 0; }\necho made > generated.zip; echo plan > ../output/plan.tfplan; exit 2\n");
            yard.startWorker();
            var run = yard.run("").tool("terraform", FakeTerraform.VERSION);

            var plan = Yard.succeeded(run.plan());
            var apply = Yard.succeeded(run.apply(plan));

            assertThat(plan.artifact(Artifact.PLAN).orElseThrow().length).isLessThan(100_000);
            assertThat(apply.text().lines().filter("init"::equals)).hasSize(inits);
            assertThat(apply.text()).contains("generated.zip");
        }
    }

    @Test
    void providersComeFromTheMirror() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            Path mirror = mirrorWithProvider(yard.folder.resolve("mirror"));
            yard.startWorker(yard.settings().with(new WorkerSettings.Sources(mirror, ToolMirrors.NONE, null)));
            var run = yard.run(
                    "terraform {\n  required_providers {\n    nothing = { source = \"example.com/acme/nothing\" }\n  }\n}\n");

            var plan = run.plan();

            assertThat(reason(plan)).isEqualTo("The plan ended with exit code 1");
            assertThat(plan.text())
                    .as("it was installed, and is none that can be started")
                    .contains("Failed to load plugin schemas", "nothing/1.2.3/linux_amd64");
        }
    }

    @Test
    void providersThatTheLockFileNamesAreDownloadedOnce() throws IOException {
        String required =
                "terraform {\n  required_providers {\n    nothing = { source = \"example.com/acme/nothing\" }\n  }\n}\n";
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            Path mirror = mirrorWithProvider(yard.folder.resolve("mirror"));
            yard.startWorker(yard.settings().with(new WorkerSettings.Sources(mirror, ToolMirrors.NONE, null)));
            assertThat(reason(yard.run(required).plan())).isEqualTo("The plan ended with exit code 1");
            Files.delete(mirror.resolve("example.com/acme/nothing/terraform-provider-nothing_1.2.3_linux_amd64.zip"));

            var locked = yard.run(new Tarball()
                            .file("main.tf", required)
                            .file(".terraform.lock.hcl", lockFile(yard.folder.resolve("work/providers/acme/packages"))))
                    .plan();
            var unlocked = yard.run(required).plan();

            assertThat(reason(locked)).isEqualTo("The plan ended with exit code 1");
            assertThat(locked.text()).contains("Failed to load plugin schemas", "nothing/1.2.3/linux_amd64");
            assertThat(reason(unlocked)).isEqualTo("terraform init ended with exit code 1");
            Path views = yard.folder.resolve("work/providers/acme/views");
            Yard.await(() -> views.toFile().list().length == 0, "views are closed");
        }
    }

    /** The cache names packages for their hashes. */
    private static String lockFile(Path packages) throws IOException {
        try (var kept = Files.list(packages)) {
            byte[] hash = java.util.HexFormat.of()
                    .parseHex(kept.findFirst().orElseThrow().getFileName().toString());
            return "provider \"example.com/acme/nothing\" {\n  version = \"1.2.3\"\n  hashes = [\n    \"h1:"
                    + java.util.Base64.getEncoder().encodeToString(hash) + "\",\n  ]\n}\n";
        }
    }

    /** A packed mirror, with something in it that terraform installs. */
    private static Path mirrorWithProvider(Path mirror) throws IOException {
        Path folder = Files.createDirectories(mirror.resolve("example.com/acme/nothing"));
        byte[] content = new byte[1 << 20];
        new java.util.Random(1).nextBytes(content);
        Path zip = folder.resolve("terraform-provider-nothing_1.2.3_linux_amd64.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("terraform-provider-nothing_v1.2.3"));
            out.write(content);
            out.closeEntry();
        }
        try (var paths = Files.walk(mirror)) {
            for (Path path : paths.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return mirror;
    }
}
