package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.PlanExports;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.TagBody;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an exported plan says to Sentinel. */
class SentinelMockAcceptanceTest {
    private static final Map<String, String> BEFORE = Map.of("main.tf", """
            resource "terraform_data" "changed" {
              input = { size = 1, words = ["a", null] }
            }
            resource "terraform_data" "gone" {}
            output "size" {
              value = terraform_data.changed.output.size
            }
            """);

    private static final Map<String, String> AFTER = Map.of("main.tf", """
            variable "size" {
              description = "How much \\"is\\" wanted"
              default     = 2.5
            }
            variable "unset" {
              default = null
            }
            resource "terraform_data" "changed" {
              input = { size = var.size, words = ["żółw 🐢", null, { deep = [true, []] }] }
            }
            resource "terraform_data" "new" {
              for_each = toset(["a.b", "c\\"[d"])
              input    = <<-TEXT
                first of ${each.key}
                  second\tline
              TEXT
              provisioner "local-exec" {
                command = "true"
              }
            }
            module "inner" {
              source   = "./inner"
              for_each = toset(["x.y"])
              name     = each.key
            }
            output "size" {
              value = terraform_data.changed.output.size
            }
            output "id" {
              value = module.inner["x.y"].id
            }
            """, "inner/main.tf", """
            variable "name" {}
            resource "terraform_data" "inside" {
              count = 1
              input = "in ${var.name}"
            }
            output "id" {
              value       = terraform_data.inside[0].id
              description = "Whose it is"
            }
            """);

    private final Tenant tenant = TestPlatform.running().tenant();
    private final PlanExports exports = new PlanExports(tenant.api());

    @Test
    void aPlanBecomesMocksForSentinel() {
        var workspace = tenant.workspace("mocks");
        workspace.variable("size", "3.5", Map.of("hcl", true));
        workspace
                .api()
                .post("workspaces/" + workspace.id() + "/relationships/tags", TagBody.names("prod"))
                .is(204);
        workspace.startRun(BEFORE).awaits("planned").confirm().awaits("applied");
        var run = workspace.startRun(AFTER).awaits("planned");

        var mocks = exports.download(exports.finished(exports.order(run).is(201)));

        assertThat(mocks.files().keySet())
                .containsExactlyInAnyOrder(
                        "mock-tfconfig-v2.sentinel",
                        "mock-tfplan-v2.sentinel",
                        "mock-tfstate-v2.sentinel",
                        "mock-tfrun.sentinel",
                        "sentinel.hcl");
        assertThat(mocks.text("sentinel.hcl")).contains("""
                mock "tfplan/v2" {
                  module {
                    source = "mock-tfplan-v2.sentinel"
                  }
                }
                """);
        sayWhatIsPlanned(mocks.read("mock-tfplan-v2.sentinel"), run);
        sayWhatIsConfigured(mocks.read("mock-tfconfig-v2.sentinel"));
        sayWhatWasThere(mocks.read("mock-tfstate-v2.sentinel"));
        sayWhichRunItIs(mocks.read("mock-tfrun.sentinel"), run);
    }

    private void sayWhatIsPlanned(JsonNode plan, Started run) {
        assertThat(plan.get("raw")).isEqualTo(planJson(run));
        var changes = plan.get("resource_changes");
        assertThat(changes.propertyNames())
                .containsExactlyInAnyOrder(
                        "module.inner[\"x.y\"].terraform_data.inside[0]",
                        "terraform_data.changed",
                        "terraform_data.gone",
                        "terraform_data.new[\"a.b\"]",
                        "terraform_data.new[\"c\\\"[d\"]");
        assertThat(changes.at("/terraform_data.changed/change/actions/0").asString())
                .isEqualTo("update");
        assertThat(changes.at("/terraform_data.changed/change/after/input/words/0")
                        .asString())
                .isEqualTo("żółw 🐢");
        assertThat(changes.at("/terraform_data.changed/change/after/input/words/1")
                        .isNull())
                .isTrue();
        assertThat(changes.at("/terraform_data.gone/change/actions/0").asString())
                .isEqualTo("delete");
        assertThat(changes.at("/terraform_data.gone/change/after").isNull()).isTrue();
        var made = changes.get("terraform_data.new[\"a.b\"]");
        assertThat(made.at("/change/after/input").asString()).isEqualTo("first of a.b\n  second\tline\n");
        assertThat(made.at("/change/after_unknown/id").asBoolean()).isTrue();
        assertThat(made.get("index").asString()).isEqualTo("a.b");
        assertThat(changes.at("/module.inner[\"x.y\"].terraform_data.inside[0]/module_address")
                        .asString())
                .isEqualTo("module.inner[\"x.y\"]");
        assertThat(plan.at("/planned_values/resources/module.inner[\"x.y\"].terraform_data.inside[0]/values/input")
                        .asString())
                .isEqualTo("in x.y");
        assertThat(plan.at("/planned_values/resources/module.inner[\"x.y\"].terraform_data.inside[0]/module_address")
                        .asString())
                .isEqualTo("module.inner[\"x.y\"]");
        assertThat(plan.at("/planned_values/outputs/id/value").asString()).isEqualTo("undefined");
        assertThat(plan.at("/output_changes/id/change/after").asString()).isEqualTo("undefined");
        assertThat(plan.at("/variables/size/value").asDouble()).isEqualTo(3.5);
        assertThat(plan.at("/variables/unset/value").isNull()).isTrue();
        assertThat(plan.get("terraform_version").asString()).startsWith("1.");
    }

    private static void sayWhatIsConfigured(JsonNode configuration) {
        var resource = configuration.at("/resources/module.inner.terraform_data.inside");
        assertThat(resource.get("module_address").asString()).isEqualTo("module.inner");
        assertThat(resource.at("/count/constant_value").asInt()).isEqualTo(1);
        assertThat(resource.at("/config/input/references/0").asString()).isEqualTo("var.name");
        assertThat(configuration
                        .at("/provisioners/terraform_data.new:0/config/command/constant_value")
                        .asString())
                .isEqualTo("true");
        assertThat(configuration
                        .at("/resources/terraform_data.new/provisioners/0/type")
                        .asString())
                .isEqualTo("local-exec");
        assertThat(configuration.at("/variables/size/description").asString()).isEqualTo("How much \"is\" wanted");
        assertThat(configuration.at("/variables/module.inner:name/default").isNull())
                .isTrue();
        assertThat(configuration.at("/outputs/module.inner:id/description").asString())
                .isEqualTo("Whose it is");
        assertThat(configuration.at("/module_calls/inner/source").asString()).isEqualTo("./inner");
        assertThat(configuration.at("/providers/terraform/full_name").asString())
                .isEqualTo("terraform.io/builtin/terraform");
    }

    private static void sayWhatWasThere(JsonNode state) {
        assertThat(state.get("resources").propertyNames())
                .containsExactlyInAnyOrder("terraform_data.changed", "terraform_data.gone");
        assertThat(state.at("/resources/terraform_data.changed/values/input/size")
                        .asInt())
                .isEqualTo(1);
        assertThat(state.at("/outputs/size/value").asInt()).isEqualTo(1);
    }

    private void sayWhichRunItIs(JsonNode facts, Started run) {
        assertThat(facts.get("id").asString()).isEqualTo(run.id());
        assertThat(facts.get("is_destroy").asBoolean()).isFalse();
        assertThat(facts.get("target_addrs").isNull()).isTrue();
        assertThat(facts.at("/organization/name").asString()).isEqualTo(tenant.name());
        assertThat(facts.at("/workspace/name").asString()).isEqualTo("mocks");
        assertThat(facts.at("/workspace/tags/0").asString()).isEqualTo("prod");
        assertThat(facts.at("/workspace/tag_bindings/0/value").isNull()).isTrue();
        assertThat(facts.at("/variables/size/category").asString()).isEqualTo("terraform");
    }

    private JsonNode planJson(Started run) {
        var answer = tenant.api().get("plans/" + run.read().related("plan") + "/json-output");
        var address = answer.is(307).raw().headers().firstValue("Location").orElseThrow();
        return tenant.api().with(null).get(address).is(200).json();
    }
}
