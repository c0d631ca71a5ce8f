package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanResultAcceptanceTest {
    private static final String SECRETS = """
            variable "ours" {
              sensitive = true
              default   = { token = "s3cret-of-configuration" }
            }
            variable "theirs" {}
            resource "terraform_data" "ours" {
              input = var.ours
            }
            resource "terraform_data" "theirs" {
              input = "https://${var.theirs}@example.com"
            }
            output "ours" {
              value     = var.ours.token
              sensitive = true
            }
            output "open" {
              value = "for everyone"
            }
            """;

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void theJsonPlanIsBehindAnAddressThatIsGoodForAMinute() {
        var run = tenant.workspace("json").startRun().awaits("planned");

        var json = file(run, "json-output").json();

        assertThat(json.propertyNames()).contains("planned_values", "terraform_version", "configuration");
        assertThat(redirect(run.read().id(), "runs/" + run.id() + "/plan/json-output"))
                .contains("/_transfer/");
        assertThat(file(run, "json-schema").json().at("/provider_schemas").propertyNames())
                .containsExactly("terraform.io/builtin/terraform");
    }

    @Test
    void thePlanForReadersHoldsNoSecret() {
        var workspace = tenant.workspace("secrets");
        workspace.variable("theirs", "s3cret-of-workspace", Map.of("sensitive", true));
        workspace
                .startRun(Map.of("main.tf", SECRETS))
                .awaits("planned")
                .confirm()
                .awaits("applied");
        workspace.variable("unused", "x");

        var run = workspace.startRun(Map.of("main.tf", SECRETS.replace("https", "ftp")));
        run.awaits("planned");

        var redacted = file(run, "json-output-redacted");
        assertThat(redacted.body())
                .doesNotContain("s3cret")
                .contains("for everyone", "ftp://***@example.com", "plan_format_version", "provider_schemas");
        assertThat(redacted.json().propertyNames()).doesNotContain("variables", "configuration", "prior_state");
        assertThat(file(run, "json-output").body()).contains("s3cret-of-configuration", "s3cret-of-workspace");
        assertThat(run.planLog()).doesNotContain("s3cret");
    }

    @Test
    void theWholeJsonPlanIsNotForTheOrganizationsToken() {
        var run = tenant.workspace("permissions").startRun().awaits("planned");
        var token = tenant.api()
                .post("organizations/" + tenant.name() + "/authentication-token")
                .is(201)
                .attribute("token")
                .asString();
        var program = tenant.api().with(token);
        var plan = "plans/" + run.read().related("plan");

        program.get(plan + "/json-output").is(404);
        program.get("runs/" + run.id() + "/plan/json-output").is(404);
        assertThat(program.get(plan).is(200).json().at("/data/links").propertyNames())
                .contains("json-output-redacted")
                .doesNotContain("json-output");
        Eventually.until(
                "the redacted plan",
                () -> program.get(plan + "/json-output-redacted").status(),
                status -> status == 307);
        assertThat(tenant.api().get(plan).is(200).json().at("/data/links").propertyNames())
                .contains("json-output");
        TestPlatform.running().stranger().get(plan + "/json-output-redacted").is(404);
        tenant.api().with(null).get(plan + "/json-output-redacted").is(401);
    }

    @Test
    void whatIsNotThereYetIsNoContentAndWhatNeverWillBeIsNotFound() {
        var workspace = tenant.workspace("waiting");
        workspace.startRun().awaits("planned");
        var waiting = workspace.startRun();
        var plan = "plans/" + waiting.read().related("plan");

        for (String what : new String[] {"json-output", "json-output-redacted", "json-schema"}) {
            tenant.api().get(plan + "/" + what).is(204);
        }
        waiting.discard().awaits("discarded");
        for (String what : new String[] {"json-output", "json-output-redacted", "json-schema"}) {
            tenant.api().get(plan + "/" + what).is(404);
        }
        tenant.api()
                .get("plans/" + waiting.read().related("apply") + "/json-output")
                .is(404);
        tenant.api().get("plans/plan-doesnotexist00/json-output").is(404);
    }

    @Test
    void thePlanTellsTheTruth() {
        var workspace = tenant.workspace("attributes");
        var run = workspace.startRun(Map.of("main.tf", """
                resource "terraform_data" "made" {}
                resource "terraform_data" "found" {}
                import {
                  to = terraform_data.found
                  id = "found"
                }
                """)).awaits("planned");

        var plan = run.plan();

        assertThat(plan.attribute("status").asString()).isEqualTo("finished");
        assertThat(plan.attribute("has-changes").asBoolean()).isTrue();
        assertThat(plan.attribute("resource-additions").asInt()).isEqualTo(1);
        assertThat(plan.attribute("resource-imports").asInt()).isEqualTo(1);
        assertThat(plan.attribute("structured-run-output-enabled").asBoolean()).isTrue();
        assertThat(plan.attribute("generated-configuration").asBoolean()).isFalse();
        assertThat(plan.attribute("execution-details").get("mode").asString()).isEqualTo("remote");
        assertThat(plan.attribute("status-timestamps").propertyNames())
                .contains("queued-at", "started-at", "finished-at");
        assertThat(run.apply().attribute("execution-details").isNull()).isTrue();
        assertThat(run.apply().attribute("resource-additions").isNull()).isTrue();

        run.confirm().awaits("applied");
        assertThat(run.apply().attribute("resource-additions").asInt()).isEqualTo(1);
        assertThat(run.apply().attribute("resource-imports").asInt()).isEqualTo(1);
    }

    @Test
    void generatedConfigurationCanBeRead() {
        var workspace = tenant.workspace("generated");
        var version = workspace.configuration(Map.of("main.tf", """
                import {
                  to = terraform_data.found
                  id = "found"
                }
                """));

        var run = workspace
                .startRun(version, Map.of("allow-config-generation", true))
                .awaits("planned");

        assertThat(run.plan().attribute("generated-configuration").asBoolean()).isTrue();
        assertThat(file(run, "generated-configuration").body()).contains("resource \"terraform_data\" \"found\"");
        assertThat(file(run, "json-output-redacted").body()).contains("generated_config");
    }

    /** Follows the redirect to what a plan left behind, as soon as it is there. */
    private Answer file(Started run, String what) {
        var path = "plans/" + run.read().related("plan") + "/" + what;
        Eventually.until(what, () -> tenant.api().get(path).status(), status -> status == 307);
        return tenant.api().with(null).get(redirect(run.id(), path)).is(200);
    }

    private String redirect(String what, String path) {
        var answer = tenant.api().get(path);
        assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(307);
        return answer.raw().headers().firstValue("Location").orElseThrow();
    }
}
