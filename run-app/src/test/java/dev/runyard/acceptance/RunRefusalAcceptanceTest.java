package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Runs that make no sense are refused before anything is made of them, and the answer names the attribute. */
class RunRefusalAcceptanceTest {
    private static final class Shared {
        static final Tenant TENANT = TestPlatform.running().tenant();
        static final Space WORKSPACE = TENANT.workspace("network");
        static final String CONFIGURATION = WORKSPACE.configuration(Space.HELLO);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"is-destroy\": true, \"refresh-only\": true}|refresh-only",
                "{\"refresh-only\": true, \"refresh\": false}|refresh",
                "{\"refresh-only\": true, \"replace-addrs\": [\"a.b\"]}|replace-addrs",
                "{\"is-destroy\": true, \"replace-addrs\": [\"a.b\"]}|replace-addrs",
                "{\"is-destroy\": true, \"allow-config-generation\": true}|allow-config-generation",
                "{\"refresh-only\": true, \"allow-config-generation\": true}|allow-config-generation",
                "{\"is-destroy\": true, \"invoke-action-addrs\": [\"action.a.b\"]}|invoke-action-addrs",
                "{\"plan-only\": true, \"save-plan\": true}|save-plan",
                "{\"plan-only\": true, \"auto-apply\": true}|auto-apply",
                "{\"save-plan\": true, \"auto-apply\": true}|auto-apply",
                "{\"plan-only\": true, \"allow-empty-apply\": true}|allow-empty-apply",
                "{\"save-plan\": true, \"allow-empty-apply\": true}|allow-empty-apply",
                "{\"terraform-version\": \"1.11.4\"}|terraform-version",
                "{\"plan-only\": true, \"terraform-version\": \"newest\"}|terraform-version",
                "{\"policy-paths\": [\"./policies\"]}|policy-paths",
                "{\"target-addrs\": [\"\"]}|target-addrs",
                "{\"target-addrs\": [\"a\\u0000b\"]}|target-addrs",
                "{\"target-addrs\": \"terraform_data.a\"}|target-addrs",
                "{\"replace-addrs\": [7]}|replace-addrs",
                "{\"save-plan\": \"yes\"}|save-plan",
                "{\"target-addrs\": [null]}|target-addrs",
                "{\"variables\": [null]}|variables",
                "{\"variables\": [{\"key\": \"a\"}]}|variables",
                "{\"variables\": [{\"value\": \"1\"}]}|variables",
                "{\"variables\": [{\"key\": \"a\", \"value\": null}]}|variables",
                "{\"variables\": [7]}|variables",
                "{\"variables\": [{\"key\": \"no good\", \"value\": \"1\"}]}|variables",
                "{\"variables\": [{\"key\": \"a\", \"value\": \"1\"}, {\"key\": \"a\", \"value\": \"2\"}]}|variables",
            })
    void aRunThatMakesNoSenseIsRefused(String attributes, String culprit) {
        var refused = Shared.WORKSPACE
                .askForRun(
                        Shared.CONFIGURATION,
                        new JsonMapper().readerForMapOf(Object.class).<Map<String, Object>>readValue(attributes))
                .is(422);

        assertThat(refused.pointer()).startsWith("/data/attributes/" + culprit);
        assertThat(Shared.WORKSPACE.runs()).isEmpty();
    }

    @Test
    void aSpeculativeConfigurationCanOnlyBePlanned() {
        var workspace = Shared.WORKSPACE;
        var speculative = workspace.configuration(Space.HELLO, Map.of("auto-queue-runs", false, "speculative", true));

        assertThat(workspace
                        .askForRun(speculative, Map.of("save-plan", true))
                        .is(422)
                        .pointer())
                .isEqualTo("/data/attributes/save-plan");
        assertThat(workspace
                        .askForRun(speculative, Map.of("plan-only", false))
                        .is(422)
                        .pointer())
                .isEqualTo("/data/attributes/plan-only");
    }

    @Test
    void aWorkspaceWhoseRunsAreMadeElsewhereHasNone() {
        var workspace = Shared.TENANT.workspace("local", Map.of("execution-mode", "local"));

        var refused = workspace
                .askForRun(workspace.configuration(Space.HELLO), Map.of())
                .is(422);

        assertThat(refused.pointer()).isEqualTo("/data/relationships/workspace");
        assertThat(refused.error()).contains("local");
    }

    @Test
    void aWorkspaceMayHaveNoSpeculativePlans() {
        var workspace = Shared.TENANT.workspace("serious", Map.of("speculative-enabled", false));

        var refused = workspace
                .askForRun(workspace.configuration(Space.HELLO), Map.of("plan-only", true))
                .is(422);

        assertThat(refused.pointer()).isEqualTo("/data/attributes/plan-only");
    }
}
