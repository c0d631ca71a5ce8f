package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Attack;
import dev.runyard.acceptance.support.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The hostile configuration against a server whose runs are in Docker; with the image that the worker's own tests have made. */
@EnabledIf(value = "isHere", disabledReason = "needs -Pdocker, a Docker engine, and the tests of the worker before")
class DockerRunAcceptanceTest {
    private static final String IMAGE = "runyard-test:made-here";

    static boolean isHere() {
        return Boolean.getBoolean("runyard.docker")
                && docker("image", "inspect", "--format", "there", IMAGE).equals("there");
    }

    @Test
    void aHostileRunInDockerGetsNothingAndLeavesNothing() {
        try (var attack = Attack.on(Map.of("RUNYARD_SANDBOX", "docker", "RUNYARD_SANDBOX_IMAGE", IMAGE))) {
            assertThat(attack.run().applyLog()).contains("sandbox docker · network deny-list");
            assertThat(attack.found("environments")).isEqualTo("0");
            assertThat(attack.found("processes").split(" ")).isSubsetOf("bash", "cat", "sort", "terraform");
            // The providers are where they are outside.
            assertThat(attack.found("data")).isIn("", "work");
            assertThat(Stream.of("key", "jobs", "runs", "outside", "shared", "keys")
                            .map(attack::found))
                    .containsOnly("");
            assertThat(Stream.of(
                                    "write-tool",
                                    "write-settings",
                                    "write-providers",
                                    "write-system",
                                    "signal",
                                    "trace",
                                    "namespaces",
                                    "mount",
                                    "device",
                                    "become-root")
                            .map(attack::found))
                    .containsOnly("no");
            assertThat(attack.outsideFile()).hasContent("of-somebody-else");
            assertThat(attack.found("privileges"))
                    .contains("CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1", "Seccomp: 2");
            assertThat(attack.found("devices")).doesNotContain("kmsg", "mem", "vda", "tun");
            assertThat(attack.found("modes").split(" ")).containsOnly("600");
            assertThat(attack.found("core")).isEqualTo("0");
            assertThat(Attack.survivors()).isNotEmpty();

            attack.run().cancel().awaits("canceled");

            assertThat(Attack.survivors()).isEmpty();
            String work = attack.fleet().data(0).resolve("work").toString();
            Eventually.until("the containers to be gone", () -> containers(work), List::isEmpty);
            attack.space()
                    .beside("after")
                    .startRun()
                    .awaits("planned")
                    .confirm()
                    .awaits("applied");
            // The plan is shown after its end, and the end of this server is a hard one.
            Eventually.until("all containers to be gone", () -> containers(work), List::isEmpty);
        }
    }

    private static List<String> containers(String work) {
        return docker("ps", "--all", "--quiet", "--filter", "label=dev.runyard.worker=" + work)
                .lines()
                .toList();
    }

    private static String docker(String... words) {
        try {
            List<String> line =
                    Stream.concat(Stream.of("docker"), Stream.of(words)).toList();
            Process process = new ProcessBuilder(line).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
