package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendOverrideTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.tf      | terraform { cloud { \n organization = \"x\" \n workspaces { name = \"y\" } \n } }",
                "main.tf      | terraform { cloud { \n organization = \"x\" \n workspaces { tags = [\"y\"] } \n } }",
                "main.tf      | terraform { backend \"remote\" { \n organization = \"x\" \n workspaces { name = \"y\" } \n } }",
                "main.tf      | terraform { backend \"s3\" { \n bucket = \"x\" \n } }",
                "main.tf      | terraform { backend \"local\" { \n path = \"elsewhere\" \n } }",
                "main.tf      | terraform { required_version = \">= 1.0\" }",
                "main.tf      | # nothing",
                "main.tf.json | {\"terraform\": {\"backend\": {\"s3\": {\"bucket\": \"x\"}}}}",
                "main.tf.json | {\"terraform\": {\"cloud\": {\"organization\": \"x\", \"workspaces\": {\"name\": \"y\"}}}}",
                "zz_override.tf   | terraform { cloud { \n organization = \"x\" \n workspaces { name = \"y\" } \n } }",
                "~~~_override.tf  | terraform { cloud { \n organization = \"x\" \n workspaces { name = \"y\" } \n } }",
                "é_override.tf.json | {\"terraform\": {\"cloud\": {\"organization\": \"x\", \"workspaces\": {\"name\": \"y\"}}}}"
            })
    void theStateIsLocalWhateverTheConfigurationSays(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
        Files.writeString(folder.resolve("resource.tf"), "resource \"terraform_data\" \"a\" {}\n");

        BackendOverride.write(folder);

        assertThat(terraform("init", "-input=false")).isZero();
        assertThat(terraform("apply", "-auto-approve", "-input=false")).isZero();
        assertThat(folder.resolve("terraform.tfstate")).content().contains("terraform_data");
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
