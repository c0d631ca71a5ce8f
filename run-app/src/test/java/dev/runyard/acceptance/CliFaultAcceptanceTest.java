package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Proxy;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network between the CLI and the server fails in the middle of a run. */
class CliFaultAcceptanceTest {
    private static final String RUNS = "POST /api/v2/runs";

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aRunWhoseAnswerIsLostIsNotQueuedAgain() {
        try (var proxy = Proxy.before(tenant.api()).losesTheAnswer(RUNS, 2)) {
            var applied = ready(proxy).run("apply", "-auto-approve", "-no-color");

            assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
            assertThat(applied.exitCode()).isZero();
            assertThat(proxy.count(RUNS)).isEqualTo(3);
            assertThat(tenant.existingWorkspace("cli").runs()).hasSize(1);
        }
    }

    @Test
    void whatFailsOnTheWayIsTriedAgain() {
        try (var proxy = Proxy.before(tenant.api())) {
            var cli = ready(proxy);
            proxy.losesTheAnswer("POST /api/v2/workspaces/[^/]+/configuration-versions", 1)
                    .refuses("GET /api/v2/runs/[^/]+", 2, 502, Map.of())
                    .refuses("GET /api/v2/plans/[^/]+", 1, 503, Map.of())
                    .refuses("GET /api/v2/applies/[^/]+", 1, 504, Map.of());

            var applied = cli.run("apply", "-auto-approve", "-no-color");

            assertThat(applied.output()).contains("Apply complete! Resources: 1 added");
            assertThat(applied.exitCode()).isZero();
            assertThat(tenant.existingWorkspace("cli").runs()).hasSize(1);
        }
    }

    @Test
    void tooManyRequestsAreWaitedFor() {
        try (var proxy = Proxy.before(tenant.api())) {
            var cli = ready(proxy);
            proxy.refuses(
                    ".*/api/v2/(runs|plans|applies|configuration-versions).*",
                    6,
                    429,
                    Map.of("X-RateLimit-Reset", "0.2"));

            var planned = cli.run("plan", "-no-color", "-detailed-exitcode");

            assertThat(planned.output()).contains("Plan: 1 to add");
            assertThat(planned.exitCode()).isEqualTo(2);
        }
    }

    /** The repeat is refused (409), as HCP Terraform refuses it; the CLI then gives up, and the run does not. */
    @Test
    void anApprovalWhoseAnswerIsLostCounts() {
        try (var proxy = Proxy.before(tenant.api())) {
            var cli = ready(proxy);
            proxy.hangsUpAfter("POST /api/v2/runs/[^/]+/actions/apply", 1);

            var ended = cli.start("apply", "-no-color")
                    .prints("Enter a value:")
                    .answer("yes")
                    .ends();

            assertThat(ended.output()).contains("Run was not paused for confirmation; apply not allowed");
            assertThat(ended.exitCode()).isEqualTo(1);
            var workspace = tenant.existingWorkspace("cli");
            workspace.run(workspace.runs().getFirst()).awaits("applied");
            assertThat(cli.run("output", "-raw", "greeting").output()).isEqualTo("hello world");
        }
    }

    /** A server older than the CLI bears is refused by the CLI; one that is newer is taken. */
    @ParameterizedTest
    @CsvSource({"2.4, Unsupported Terraform Enterprise version", "99.0, has been successfully initialized"})
    void theCliLooksAtTheVersionOfTheApi(String version, String told) {
        try (var proxy = Proxy.before(tenant.api()).says("TFP-API-Version", version)) {
            var cli = TerraformCli.with(tenant, "cli", Space.HELLO).through(proxy);

            assertThat(cli.run("init", "-no-color").output()).contains(told);
        }
    }

    private TerraformCli ready(Proxy proxy) {
        var cli = TerraformCli.with(tenant, "cli", Space.HELLO).through(proxy);
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();
        return cli;
    }
}
