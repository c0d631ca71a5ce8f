package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resources that are imported may have their configuration written for them. */
class GeneratedConfigurationAcceptanceTest {
    private static final Map<String, String> IMPORT = Map.of("main.tf", """
            import {
              to = terraform_data.found
              id = "somewhere-else"
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aPlanThatMayGenerateConfigurationDoesAndCannotBeApplied() {
        var workspace = tenant.workspace("network");
        var configuration = workspace.configuration(IMPORT);
        workspace.startRun(configuration, Map.of()).awaits("errored");

        var run = workspace
                .startRun(configuration, Map.of("allow-config-generation", true))
                .awaits("planned");

        assertThat(run.read().attribute("allow-config-generation").asBoolean()).isTrue();
        assertThat(run.plan().attribute("generated-configuration").asBoolean()).isTrue();
        assertThat(run.plan().attribute("resource-imports").asInt()).isEqualTo(1);
        run.confirm().awaits("errored");
        assertThat(run.applyLog()).contains("A plan with generated configuration cannot be applied");
    }

    @Test
    void theCliWritesWhatTheRemotePlanGenerated() throws IOException {
        var cli = TerraformCli.with(tenant, "cli", IMPORT);
        assertThat(cli.run("init").exitCode()).isZero();

        var planned = cli.run("plan", "-no-color", "-generate-config-out=generated.tf");

        assertThat(planned.output()).contains("1 to import");
        assertThat(planned.exitCode()).isZero();
        assertThat(Files.readString(cli.folder().resolve("generated.tf")))
                .contains("resource \"terraform_data\" \"found\"");
        var applied = cli.run("apply", "-no-color", "-auto-approve");
        assertThat(applied.output()).contains("1 imported");
        assertThat(applied.exitCode()).isZero();
    }
}
