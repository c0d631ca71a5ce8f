package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long phases may take, and how many of an organization's may execute at once. */
class LimitAcceptanceTest {
    private static final Map<String, String> SLOW = Map.of("main.tf", """
            resource "terraform_data" "quick" {
            }
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.quick]
              provisioner "local-exec" {
                command = "sleep 60"
              }
            }
            """);

    private final TestPlatform platform = TestPlatform.running();
    private final Tenant tenant = platform.tenant();

    @Test
    void anApplyThatTakesTooLongIsStoppedAndWhatItDidIsKept() {
        var workspace = tenant.workspace("slow", Map.of("apply-timeout", "2s"));
        var run = workspace.startRun(SLOW).awaits("planned");

        run.confirm().awaits("errored");

        var reason = "The apply took longer than its limit of 2s and was stopped";
        assertThat(run.applyLog()).endsWith("Error: " + reason + "\n\u0003");
        assertThat(lastEvent(run.id())).isEqualTo(reason);
        var state = workspace.read().related("current-state-version");
        var download = workspace
                .api()
                .get("state-versions/" + state)
                .is(200)
                .attribute("hosted-state-download-url")
                .asString();
        assertThat(workspace.api().get(download).is(200).body()).contains("\"quick\"", "\"tainted\"");
        workspace.startRun(Space.HELLO).awaits("planned");
    }

    @Test
    void theSiteAdminLimitsAnOrganizationsApplies() {
        limit(Map.of("apply-timeout", "2s")).is(200);
        var run = tenant.workspace("slow").startRun(SLOW).awaits("planned");

        run.confirm().awaits("errored");

        assertThat(lastEvent(run.id())).contains("limit of 2s");
    }

    @Test
    void aWorkspaceMayHaveLessThanItsOrganizationAndNoMore() {
        var workspace = tenant.workspace("network");

        assertThat(workspace.change(Map.of("plan-timeout", "3h")).is(422).pointer())
                .isEqualTo("/data/attributes/plan-timeout");
        assertThat(workspace
                        .change(Map.of("plan-timeout", "90m"))
                        .is(200)
                        .attribute("plan-timeout")
                        .asString())
                .isEqualTo("1h30m");

        limit(Map.of("plan-timeout", "4h")).is(200);
        workspace.change(Map.of("plan-timeout", "3h")).is(200);
        assertThat(workspace
                        .change(Map.of("plan-timeout", ""))
                        .is(200)
                        .attribute("plan-timeout")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "plan-timeout, 0s", "plan-timeout, soon", "apply-timeout, 1.5h", "apply-timeout, 200h",
        "terraform-build-worker-plan-timeout, -1s", "runs-ceiling, 0", "runs-ceiling, many", "is-disabled, true"
    })
    void aLimitThatIsNoneIsRefused(String attribute, String value) {
        Object sent = value.matches("\\d+") ? Integer.valueOf(value) : value;

        assertThat(limit(Map.of(attribute, value.equals("true") ? true : sent))
                        .is(422)
                        .pointer())
                .isEqualTo("/data/attributes/" + attribute);
    }

    @Test
    void theLimitsOfAnOrganizationAreReadAndTakenBack() {
        limit(Map.of("plan-timeout", "24h", "apply-timeout", "24h0m0s", "runs-ceiling", 3))
                .is(200);

        var read = platform.admin().get("admin/organizations/" + tenant.name()).is(200);
        assertThat(read.attribute("plan-timeout").asString()).isEqualTo("24h");
        assertThat(read.attribute("terraform-build-worker-apply-timeout").asString())
                .isEqualTo("24h");
        assertThat(read.attribute("runs-ceiling").asInt()).isEqualTo(3);

        var nothing = new HashMap<String, Object>();
        nothing.put("plan-timeout", null);
        nothing.put("runs-ceiling", null);
        var after = limit(nothing).is(200);
        assertThat(after.attribute("plan-timeout").isNull()).isTrue();
        assertThat(after.attribute("runs-ceiling").isNull()).isTrue();
        assertThat(after.attribute("apply-timeout").asString()).isEqualTo("24h");
    }

    @Test
    void onlyTheSiteAdminSetsLimits() {
        var stranger = platform.stranger();

        stranger.get("admin/organizations").is(404);
        stranger.patch("admin/organizations/" + tenant.name(), document("organizations", Map.of("runs-ceiling", 9)))
                .is(404);
    }

    private Answer limit(Map<String, ?> attributes) {
        return platform.admin().patch("admin/organizations/" + tenant.name(), document("organizations", attributes));
    }

    private String lastEvent(String run) {
        var events =
                tenant.api().get("runs/" + run + "/run-events").is(200).json().at("/data");
        return events.get(events.size() - 1).at("/attributes/description").asString();
    }
}
