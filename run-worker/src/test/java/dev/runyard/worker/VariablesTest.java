package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VariablesTest {
    private static final List<String> ODD_VALUES = List.of(
            "",
            "plain",
            "with \"quotes\"",
            "back\\slash \\n \\u0041",
            "two\nlines\r\n\tand a tab",
            "${not.evaluated}",
            "$${escaped}",
            "$$${three}",
            "%{ if true }%%{",
            "$ { $",
            "ends with $",
            "<<EOT",
            "# no comment // at /* all */",
            "ünïcödé \uD83D\uDE00",
            "{\"json\": [1, \"${x}\"]}",
            "\u0001\u001b[31m");

    @Test
    void everyValueReachesTerraformAsItIs() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();
            var text = new StringBuilder();
            List<Variable> variables = new ArrayList<>();
            for (int i = 0; i < ODD_VALUES.size(); i++) {
                text.append("variable \"v").append(i).append("\" {}\n");
                text.append("output \"o")
                        .append(i)
                        .append("\" { value = var.v")
                        .append(i)
                        .append(" }\n");
                variables.add(Yard.terraform("v" + i, ODD_VALUES.get(i)));
            }
            text.append("resource \"terraform_data\" \"a\" {}\n");
            var run = yard.run(text.toString()).with(variables.toArray(Variable[]::new));

            var apply = Yard.succeeded(run.apply(Yard.succeeded(run.plan())));

            JsonNode outputs = new JsonMapper().readTree(apply.lastState()).path("outputs");
            for (int i = 0; i < ODD_VALUES.size(); i++) {
                assertThat(outputs.path("o" + i).path("value").asString()).isEqualTo(ODD_VALUES.get(i));
            }
        }
    }

    @Test
    void theWorkspacesVariablesComeBeforeFilesAndAfterNothing() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();
            var run = yard.run(new Tarball()
                            .file("main.tf", """
                                    variable "a" {}
                                    variable "b" {}
                                    variable "c" { type = map(list(number)) }
                                    variable "from_environment" {}
                                    variable "TFC_RUN_ID" {}
                                    variable "temporary" {
                                      type      = string
                                      ephemeral = true
                                    }
                                    # unused is only named here
                                    output "all" { value = [var.a, var.b, jsonencode(var.c), var.from_environment] }
                                    output "run" { value = var.TFC_RUN_ID }
                                    resource "terraform_data" "x" {
                                      provisioner "local-exec" {
                                        command = "echo workspace=$TFC_WORKSPACE_SLUG config=$TF_CLI_CONFIG_FILE mine=$MINE"
                                      }
                                    }
                                    """)
                            .file("z.auto.tfvars", "a = \"file\"\nb = \"file\"\n")
                            .file("terraform.tfvars", "a = \"file\"\n"))
                    .with(
                            Yard.terraform("a", "first"),
                            Yard.terraform("a", "last"),
                            Yard.hcl("c", "{ x = [1,\n2] }"),
                            Yard.terraform("temporary", "now"),
                            Yard.terraform("nobodys", "x"),
                            Yard.env("TF_VAR_from_environment", "e"),
                            Yard.env("TFC_RUN_ID", "forged"),
                            Yard.env("TF_CLI_CONFIG_FILE", "/forged"),
                            Yard.env("MINE", "a b"),
                            Yard.env("TF_CLI_ARGS_plan", "-compact-warnings"));

            var plan = Yard.succeeded(run.plan());
            var apply = Yard.succeeded(run.apply(plan));

            assertThat(apply.lastState())
                    .contains("\"last\"", "\"file\"", "{\\\"x\\\":[1,2]}", "\"e\"", "\"run-1\"")
                    .doesNotContain("forged");
            assertThat(apply.text())
                    .contains("workspace=acme/network config=/", "mine=a b")
                    .doesNotContain("/forged");
            assertThat(plan.text())
                    .contains("Not declared by the configuration, so left out: nobodys")
                    .contains("Set by Runyard, so the workspace's value is left out: TFC_RUN_ID, TF_CLI_CONFIG_FILE")
                    .doesNotContain("undeclared");
        }
    }
}
