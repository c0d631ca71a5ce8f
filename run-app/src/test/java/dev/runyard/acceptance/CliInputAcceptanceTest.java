package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TerraformCli;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes along with a command: values of every type, and the files of a configuration. */
class CliInputAcceptanceTest {
    private static final String VALUES = """
            variable "text" { type = string }
            variable "number" { type = number }
            variable "flag" { type = bool }
            variable "list" { type = list(string) }
            variable "map" { type = map(number) }
            variable "object" { type = object({ name = string, ports = set(number), note = optional(string) }) }
            variable "any" { type = any }
            output "all" {
              value = jsonencode([var.text, var.number, var.flag, var.list, var.map, var.object, var.any])
            }
            """;

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void valuesOfEveryTypeArriveAsTheyWereGiven() {
        var cli = TerraformCli.with(tenant, "cli", Map.of("main.tf", VALUES, "some.tfvars", """
                list = ["a \\"b\\"", "$${not} %%{a template}", <<-EOT
                  two
                  lines
                EOT
                ]
                object = { name = "größe 日本", ports = [443, 80, 443] }
                """))
                .environment("TF_VAR_number", "3.25")
                .environment("TF_VAR_map", "{ one = 1, \"t w o\" = 2 }");
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();

        var applied = cli.run(
                "apply",
                "-auto-approve",
                "-no-color",
                "-var-file=some.tfvars",
                "-var=text=it's \"quoted\" \\ ${and} not a template",
                "-var=flag=true",
                "-var=any={ deep = [null, { x = \"y\" }] }");

        assertThat(applied.exitCode()).as(applied.output()).isZero();
        assertThat(cli.run("output", "-raw", "all").output()).isEqualTo("""
                        ["it's \\"quoted\\" \\\\ ${and} not a template",3.25,true,\
                        ["a \\"b\\"","${not} %{a template}","two\\nlines\\n"],{"one":1,"t w o":2},\
                        {"name":"größe 日本","note":null,"ports":[80,443]},{"deep":[null,{"x":"y"}]}]""");
    }

    @Test
    void aValueOfTheWrongTypeIsToldInTheTerminal() {
        var cli = TerraformCli.with(tenant, "cli", Map.of("main.tf", "variable \"n\" {\n  type = number\n}\n"));
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();

        var failed = cli.run("plan", "-no-color", "-var=n=many");

        assertThat(failed.output()).contains("not suitable for var.n");
        assertThat(failed.exitCode()).isEqualTo(1);
    }

    @Test
    void hundredsOfFilesGoAlongAndWhatIsIgnoredDoesNot() throws IOException {
        var cli = TerraformCli.with(
                tenant, "cli", Map.of("main.tf", """
                output "files" {
                  value = "${length(fileset(path.module, "data/**"))} and ${length(fileset(path.module, "secret/**"))}"
                }
                """, ".terraformignore", "secret/\n!secret/but-this\n"));
        var folder = cli.folder();
        for (int i = 0; i < 600; i++) {
            var file = folder.resolve("data/" + i % 20 + "/" + i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "file " + i);
        }
        Files.createDirectory(folder.resolve("secret"));
        cli.write("secret/password", "hunter2").write("secret/but-this", "fine");
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();

        assertThat(cli.run("apply", "-auto-approve", "-no-color").exitCode()).isZero();

        assertThat(cli.run("output", "-raw", "files").output()).isEqualTo("600 and 1");
    }

    @Test
    void aWorkingDirectoryBringsTheModulesBesideIt() throws IOException {
        tenant.workspace("cli", Map.of("working-directory", "live/network"));
        var cli = TerraformCli.with(tenant, "cli", Map.of()).below("live/network");
        Files.createDirectories(cli.folder().resolve("../../modules/greeting"));
        cli.write("../../modules/greeting/main.tf", "output \"said\" {\n  value = \"from above\"\n}\n");
        cli.write("main.tf", """
                module "greeting" {
                  source = "../../modules/greeting"
                }
                output "said" {
                  value = module.greeting.said
                }
                """);
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();

        var applied = cli.run("apply", "-auto-approve", "-no-color");

        assertThat(applied.exitCode()).as(applied.output()).isZero();
        assertThat(cli.run("output", "-raw", "said").output()).isEqualTo("from above");
    }

    @Test
    void whatCannotBeChosenRemotelyIsToldAtOnce() {
        var cli = TerraformCli.with(tenant, "cli", Map.of());
        assertThat(cli.run("init", "-no-color").exitCode()).isZero();

        var refused = cli.run("plan", "-no-color", "-parallelism=3");

        assertThat(refused.output()).contains("Custom parallelism values are currently not supported");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(cli.run("plan", "-no-color", "-lock=false", "-destroy").exitCode())
                .isZero();
    }
}
