package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackendOverrideTest {
    @TempDir
    Path folder;

    static Stream<Arguments> configurations() {
        String cloud = "terraform {\n cloud {\n organization = \"x\"\n workspaces { name = \"y\" }\n }\n}\n";
        String cloudJson = "{\"terraform\": {\"cloud\": {\"organization\": \"x\", \"workspaces\": {\"name\": \"y\"}}}}";
        return Stream.of(
                Arguments.of("main.tf", cloud),
                Arguments.of("main.tf", cloud.replace("name = \"y\"", "tags = [\"y\"]")),
                Arguments.of("main.tf", cloud.replace("cloud", "backend \"remote\"")),
                Arguments.of("main.tf", "terraform {\n backend \"s3\" { bucket = \"x\" }\n}\n"),
                Arguments.of("main.tf", "terraform {\n backend \"local\" { path = \"elsewhere\" }\n}\n"),
                Arguments.of("main.tf", "terraform {\n required_version = \">= 1.0\"\n}\n"),
                Arguments.of("main.tf", "# nothing\n"),
                Arguments.of("main.tf.json", "{\"terraform\": {\"backend\": {\"s3\": {\"bucket\": \"x\"}}}}"),
                Arguments.of("main.tf.json", cloudJson),
                Arguments.of("zz_override.tf", cloud),
                Arguments.of("~~~_override.tf", cloud),
                Arguments.of("~runyard_override.tf", cloud),
                Arguments.of("é_override.tf.json", cloudJson));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("configurations")
    void theStateIsLocalWhateverTheConfigurationSays(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
        Files.writeString(folder.resolve("resource.tf"), "resource \"terraform_data\" \"a\" {}\n");

        BackendOverride.write(folder, folder.resolve("state"));

        assertThat(terraform("init", "-input=false")).isZero();
        assertThat(terraform("apply", "-auto-approve", "-input=false")).isZero();
        assertThat(folder.resolve("state/terraform.tfstate")).content().contains("terraform_data");
    }

    private int terraform(String... arguments) throws IOException, InterruptedException {
        var line = new java.util.ArrayList<>(java.util.List.of("terraform"));
        line.addAll(java.util.List.of(arguments));
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().remove("TF_CLI_CONFIG_FILE");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        return builder.start().waitFor();
    }
}
