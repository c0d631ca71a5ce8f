package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Artifact;
import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WholeRunTest {
    private static final String HELLO = """
            terraform {
              cloud {
                organization = "acme"
                workspaces { name = "network" }
              }
            }
            variable "name" {}
            resource "terraform_data" "hello" { input = "Hello ${var.name}, from ${abspath(path.module)}" }
            output "greeting" { value = terraform_data.hello.output }
            output "workspace" { value = terraform.workspace }
            """;

    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#kinds")
    void aRunIsPlannedAndAppliedAndLeavesItsState(SandboxKind sandbox) throws IOException {
        try (var yard = new Yard(sandbox)) {
            yard.startWorker();
            var run = yard.run(HELLO).with(Yard.terraform("name", "world"));

            var plan = Yard.succeeded(run.plan());
            var apply = Yard.succeeded(run.apply(plan));

            assertThat(plan.result()).contains(new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0)));
            assertThat(apply.result()).contains(new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0)));
            assertThat(plan.text())
                    .startsWith("Runyard worker w1 · sandbox " + sandbox.name().toLowerCase(Locale.ROOT)
                            + " · network open · terraform 1.11.4 · memory")
                    .contains("Plan:", sandbox == SandboxKind.PROCESS ? "\nWarning: this run has no sandbox. " : "CPU")
                    .doesNotContain("Initializing");
            assertThat(apply.text()).contains("Apply complete! Resources: 1 added", "Hello world");
            assertThat(apply.lastState()).contains("Hello world", "\"value\": \"network\"");
            Yard.await(() -> plan.artifact(Artifact.PLAN_JSON).isPresent(), "the plan as JSON");
            assertThat(plan.artifact(Artifact.PLAN_JSON).orElseThrow())
                    .asString()
                    .contains("planned_values");
            Yard.await(() -> isEmpty(yard.folder.resolve("data/attempts")), "no attempt is left");
            Yard.await(() -> isEmpty(yard.folder.resolve("work/runs")), "no run is left");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
