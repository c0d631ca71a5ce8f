package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The state of an apply that came too late to be the workspace's. */
class ErroredStateAcceptanceTest {
    /** What terraform leaves when it cannot write its state. */
    private static final String LEFT = "{\"version\":4,\"terraform_version\":\"1.11.0\",\"serial\":41,"
            + "\"lineage\":\"11111111-2222-3333-4444-555555555555\",\"outputs\":{},\"resources\":[]}";

    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void aStateThatCameAfterAForcedEndIsToBeRecovered() {
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        var run = workspace.startRun(Map.of("main.tf", """
                resource "terraform_data" "hangs" {
                  provisioner "local-exec" {
                    command = <<-END
                      echo '%s' > errored.tfstate
                      echo ready
                      kill -STOP $PPID
                      exec sleep 41239
                    END
                  }
                }
                """.formatted(LEFT)));
        run.awaitsInApplyLog("ready");
        assertThat(erroredState(run).is(404).error()).startsWith("not found");

        run.cancel();
        Eventually.until(
                "the cool-off",
                () -> run.read().attribute("actions").get("is-force-cancelable").asBoolean(),
                Boolean::booleanValue);
        run.ask("force-cancel").is(202);
        Eventually.until("the late state", () -> erroredState(run).status(), status -> status != 404);

        var told = erroredState(run).is(307);
        var address = told.raw().headers().firstValue("Location").orElseThrow();
        assertThat(tenant.api().with(null).get(address).is(200).body().strip()).isEqualTo(LEFT);
        TestPlatform.running().stranger().get(path(run)).is(404);
    }

    @Test
    void anApplyThatEndedWellAndAPlanHaveNone() {
        var run = tenant.workspace("network", Map.of("auto-apply", true))
                .startRun()
                .awaits("applied");

        erroredState(run).is(404);
        tenant.api()
                .get("applies/" + run.read().related("plan") + "/errored-state")
                .is(404);
        tenant.api().get("applies/apply-nonexisting/errored-state").is(404);
    }

    private Answer erroredState(Started run) {
        return tenant.api().get(path(run));
    }

    private static String path(Started run) {
        return "applies/" + run.read().related("apply") + "/errored-state";
    }
}
