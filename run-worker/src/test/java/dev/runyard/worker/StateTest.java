package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateTest {
    private static final String STATE = "../state/workspaces/network/terraform.tfstate";

    @ParameterizedTest
    @MethodSource("dev.runyard.worker.DockerHere#kinds")
    void aFailingApplyKeepsItsState(SandboxKind sandbox) throws IOException {
        try (var yard = new Yard(sandbox)) {
            yard.startWorker();
            var run = yard.run("""
                    resource "terraform_data" "good" { input = "kept" }
                    resource "terraform_data" "bad" {
                      depends_on = [terraform_data.good]
                      provisioner "local-exec" { command = "exit 7" }
                    }
                    """);

            var apply = run.apply(Yard.succeeded(run.plan()));

            assertThat(Yard.resultOf(apply))
                    .isEqualTo(
                            new PhaseResult.Failed("The apply ended with exit code 1", new ResourceCounts(1, 0, 0, 0)));
            assertThat(apply.lastState()).contains("kept", "tainted");
        }
    }

    @Test
    void aPlanSeesTheStateOfTheWorkspaceAndNoneThatWasUploadedWithTheConfiguration() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            yard.startWorker();
            String configuration = "resource \"terraform_data\" \"a\" { input = 1 }\n";
            var first = yard.run(configuration);
            byte[] state = Yard.succeeded(first.apply(Yard.succeeded(first.plan())))
                    .lastState()
                    .getBytes(StandardCharsets.UTF_8);

            var again = Yard.succeeded(yard.run(configuration).on(state).plan());
            var fresh = Yard.succeeded(yard.run(new Tarball()
                            .file("main.tf", configuration)
                            .file("terraform.tfstate", new String(state, StandardCharsets.UTF_8))
                            .file(
                                    "terraform.tfstate.d/network/terraform.tfstate",
                                    new String(state, StandardCharsets.UTF_8))
                            .file(".terraform/environment", "elsewhere"))
                    .plan());

            assertThat(again.result()).contains(new PhaseResult.Succeeded(false, ResourceCounts.NONE));
            assertThat(fresh.result()).contains(new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0)));
            assertThat(again.stateCount()).isZero();
        }
    }

    @Test
    void aTornStateIsNeverUploaded() throws IOException {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            FakeTerraform.install(yard, """
                    if [ "$1" != apply ]; then exit 2; fi
                    S=%s
                    printf '{"version":4,"serial":1,"lineage":"l","outputs":{}' > $S; echo torn; sleep 0.6
                    printf '}\\n' >> $S; sleep 0.9
                    : > $S; sleep 0.6
                    printf '{"version":4,"serial":2,"lineage":"l","outputs":{}}\\n' > $S; sleep 0.9
                    printf '{"version":4,"serial":3,"line' > $S
                    exit 1
                    """.formatted(STATE));
            yard.startWorker();
            var run = yard.run("").tool("terraform", FakeTerraform.VERSION);

            var apply = run.apply(Yard.succeeded(run.plan()));

            assertThat(Yard.resultOf(apply)).isInstanceOf(PhaseResult.Failed.class);
            synchronized (apply) {
                assertThat(apply.states.stream().map(state -> new String(state, StandardCharsets.UTF_8)))
                        .containsExactly(
                                "{\"version\":4,\"serial\":1,\"lineage\":\"l\",\"outputs\":{}}\n",
                                "{\"version\":4,\"serial\":2,\"lineage\":\"l\",\"outputs\":{}}\n");
            }
        }
    }

    @Test
    void aStateThatTerraformCouldNotPutInItsPlaceIsBroughtHome() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, """
                    if [ "$1" != apply ]; then exit 2; fi
                    printf '{"version":4,"serial":1,"lineage":"l"}' > %s
                    printf '{"version":4,"serial":2,"lineage":"l"}' > errored.tfstate
                    exit 1
                    """.formatted(STATE));
            yard.startWorker();
            var run = yard.run("").tool("terraform", FakeTerraform.VERSION);

            var apply = run.apply(Yard.succeeded(run.plan()));

            assertThat(Yard.resultOf(apply)).isInstanceOf(PhaseResult.Failed.class);
            assertThat(apply.lastState()).contains("\"serial\":2");
        }
    }

    @Test
    void aHostileStateThatIsALinkIsNotUploaded() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, """
                    if [ "$1" != apply ]; then exit 2; fi
                    printf '{"version":4,"serial":1,"lineage":"somebody-else"}' > ../secret
                    rm -f %1$s; ln -s "$PWD/../secret" %1$s
                    sleep 0.6
                    exit 0
                    """.formatted(STATE));
            yard.startWorker();
            var run = yard.run("").tool("terraform", FakeTerraform.VERSION);

            var apply = Yard.succeeded(run.apply(Yard.succeeded(run.plan())));

            assertThat(apply.stateCount()).isZero();
        }
    }
}
