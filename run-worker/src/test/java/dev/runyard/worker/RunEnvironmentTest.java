package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.Output;
import dev.runyard.contract.PhaseKind;
import dev.runyard.contract.RunIdentity;
import dev.runyard.contract.TerraformAccess;
import dev.runyard.contract.Tool;
import dev.runyard.contract.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunEnvironmentTest {
    private static RunEnvironment environment(Variable... variables) throws Unworkable {
        var job = new JobSpec(
                "job-1",
                1,
                1,
                PhaseKind.PLAN,
                60,
                new RunIdentity("acme", "prj-1", "Default", "ws-1", "network", "run-1", "plan-1", "cv-1"),
                new Tool("terraform", "latest"),
                "",
                Yard.USUAL,
                Output.TEXT,
                List.of(variables),
                new TerraformAccess("http://localhost", "terraform-token"),
                null);
        return new RunEnvironment(job, Map.of("PATH", "/usr/bin", "HOME", "/home/run"), "/settings/cli.tfrc");
    }

    @Test
    void theFactsOfTheRunAreThereForProgramsAndAsInputVariables() throws Unworkable {
        assertThat(environment().values())
                .containsEntry("TFC_RUN_ID", "run-1")
                .containsEntry("TFC_WORKSPACE_ID", "ws-1")
                .containsEntry("TFC_WORKSPACE_NAME", "network")
                .containsEntry("TFC_WORKSPACE_SLUG", "acme/network")
                .containsEntry("TFC_PROJECT_NAME", "Default")
                .containsEntry("TF_VAR_TFC_RUN_ID", "run-1")
                .containsEntry("TF_VAR_TFC_WORKSPACE_SLUG", "acme/network")
                .containsEntry("TF_IN_AUTOMATION", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "TF_CLI_CONFIG_FILE, /settings/cli.tfrc",
        "TERRAFORM_CONFIG, ",
        "TF_PLUGIN_CACHE_DIR, ",
        "TF_DATA_DIR, ",
        "TF_FORCE_LOCAL_BACKEND, ",
        "TF_WORKSPACE, network",
        "TFC_RUN_ID, run-1",
        "RUNYARD_ATTEMPT, "
    })
    void whatTheWorkerReliesOnCannotBeSet(String name, String kept) throws Unworkable {
        RunEnvironment environment = environment(Yard.env(name, "forged"));

        assertThat(environment.leftOut()).containsExactly(name);
        assertThat(environment.values().get(name)).isEqualTo(kept);
    }

    @Test
    void everythingElseIsTheWorkspaces() throws Unworkable {
        assertThat(environment(Yard.env("PATH", "/opt/bin"), Yard.env("LD_PRELOAD", "x.so"), Yard.env("EMPTY", ""))
                        .values())
                .containsEntry("PATH", "/opt/bin")
                .containsEntry("LD_PRELOAD", "x.so")
                .containsEntry("EMPTY", "");
    }

    @ParameterizedTest
    @CsvSource({
        "TF_CLI_ARGS_apply, -state=/tmp/lost",
        "TF_CLI_ARGS_apply, --state /tmp/lost",
        "TF_CLI_ARGS, -no-color -state-out=x",
        "TF_CLI_ARGS_apply, -backup=x",
        "TF_CLI_ARGS_apply, -st\"at\"e=x",
        "TF_CLI_ARGS_apply, \\-state=x",
        "TF_CLI_ARGS_init, -backend-config=path=x",
        "TF_CLI_ARGS_init, -backend=false"
    })
    void anOptionThatMovesTheStateIsRefused(String name, String value) {
        assertThatThrownBy(() -> environment(Yard.env(name, value)))
                .isInstanceOf(Unworkable.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "TF_CLI_ARGS_apply, -help",
        "TF_CLI_ARGS_apply, -no-color --help",
        "TF_CLI_ARGS_plan, -h",
        "TF_CLI_ARGS_plan, -he\"lp\"",
        "TF_CLI_ARGS, -version",
        "TF_CLI_ARGS, -v",
        "TF_CLI_ARGS_show, --version"
    })
    void anOptionThatMakesTerraformDoNothingIsRefused(String name, String value) {
        assertThatThrownBy(() -> environment(Yard.env(name, value)))
                .isInstanceOf(Unworkable.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-var=who=-help",
                "-var-file=-v.tfvars",
                "-lock-timeout=5s",
                "-target=module.state",
                "-var=mode=-state",
                "-compact-warnings"
            })
    void otherOptionsAreTheWorkspaces(String value) throws Unworkable {
        assertThat(environment(Yard.env("TF_CLI_ARGS_plan", value)).values()).containsEntry("TF_CLI_ARGS_plan", value);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "256, 256"})
    void theParallelismIsTakenWithinItsRange(String asked, int number) throws Unworkable {
        assertThat(environment(Yard.env("TFE_PARALLELISM", asked)).parallelism())
                .hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "257", "-1", "many", ""})
    void anotherParallelismIsNone(String asked) throws Unworkable {
        assertThat(environment(Yard.env("TFE_PARALLELISM", asked)).parallelism())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B"})
    void anImpossibleNameIsRefused(String name) {
        assertThatThrownBy(() -> environment(Yard.env(name, "x"))).isInstanceOf(Unworkable.class);
    }

    @Test
    void whatTheSystemCannotHandOnIsRefusedByItsName() throws Unworkable {
        String fits = "é".repeat((131_072 - "BIG=".length() - 1) / 2);

        assertThat(environment(Yard.env("BIG", fits)).values()).containsEntry("BIG", fits);
        assertThatThrownBy(() -> environment(Yard.env("BIG", fits + "xy")))
                .isInstanceOf(Unworkable.class)
                .hasMessage("The environment variable BIG is too large: with its name it can have 131070 bytes");
    }

    @Test
    void whatTheSystemCannotHandOnInAllIsRefused() throws Unworkable {
        String large = "x".repeat(100_000);
        var variables = IntStream.range(0, 11)
                .mapToObj(i -> Yard.env("BIG_" + i, large))
                .toArray(Variable[]::new);

        assertThat(environment(Arrays.copyOf(variables, 10)).values()).containsEntry("BIG_9", large);
        assertThatThrownBy(() -> environment(variables))
                .isInstanceOf(Unworkable.class)
                .hasMessageContaining("The environment variables are too large")
                .hasMessageEndingWith("can have 1048576");
    }
}
