package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which configuration a run gets that names none. */
class ConfigurationChoiceAcceptanceTest {
    private final Space workspace = TestPlatform.running().tenant().workspace("network", Map.of("auto-apply", true));

    @Test
    void aRunThatNamesNoConfigurationTakesTheOneThatWasMadeOrUsedLast() {
        var one = workspace.configuration(saying("one"));
        workspace.configuration(saying("two"));
        workspace.configuration(saying("three"), Map.of("auto-queue-runs", false, "speculative", true));

        startRun().awaits("applied");
        assertThat(workspace.outputs()).containsEntry("said", "two");

        workspace.startRun(one, Map.of()).awaits("applied");
        startRun().awaits("planned_and_finished");
        assertThat(workspace.outputs()).containsEntry("said", "one");
        assertThat(workspace.read().related("current-configuration-version")).isEqualTo(one);
    }

    @Test
    void aProvisionalConfigurationCountsOnceItWasApplied() {
        var regular = workspace.configuration(saying("regular"));
        var provisional =
                workspace.configuration(saying("provisional"), Map.of("auto-queue-runs", false, "provisional", true));
        assertThat(workspace
                        .api()
                        .get("configuration-versions/" + provisional)
                        .is(200)
                        .attribute("provisional")
                        .asBoolean())
                .isTrue();

        var saved = workspace.startRun(provisional, Map.of("save-plan", true)).awaits("planned_and_saved");
        assertThat(workspace.read().related("current-configuration-version")).isEqualTo(regular);
        saved.confirm().awaits("applied");

        assertThat(workspace.read().related("current-configuration-version")).isEqualTo(provisional);
        startRun().awaits("planned_and_finished");
        assertThat(workspace.outputs()).containsEntry("said", "provisional");
    }

    @Test
    void aProvisionalConfigurationThatIsAppliedLateGivesWayToANewerOne() {
        var provisional =
                workspace.configuration(saying("provisional"), Map.of("auto-queue-runs", false, "provisional", true));
        var saved = workspace.startRun(provisional, Map.of("save-plan", true)).awaits("planned_and_saved");
        var newer = workspace.configuration(saying("newer"));

        saved.confirm().awaits("applied");

        assertThat(workspace.read().related("current-configuration-version")).isEqualTo(newer);
    }

    @Test
    void knownGoodCodeIsPromotedFromOneWorkspaceToAnother() {
        var platform = TestPlatform.running();
        var tenant = platform.tenant();
        var staging = tenant.workspace("staging");
        var production = tenant.workspace("production", Map.of("auto-apply", true));
        var good = staging.configuration(saying("good"));

        production.startRun(good, Map.of()).awaits("applied");
        assertThat(production.outputs()).containsEntry("said", "good");
        production.startRun(good, Map.of()).awaits("planned_and_finished");
        var own = tenant.api()
                .get("workspaces/" + production.id() + "/configuration-versions")
                .is(200)
                .json()
                .at("/data");
        assertThat(own).hasSize(1);

        var elsewhere = platform.tenant().workspace("elsewhere");
        assertThat(elsewhere.askForRun(good, Map.of()).is(422).pointer())
                .isEqualTo("/data/relationships/configuration-version");
        tenant.api().post("workspaces/" + staging.id() + "/actions/safe-delete").is(204);
        production
                .startRun(own.get(0).get("id").asString(), Map.of("plan-only", true))
                .awaits("planned_and_finished");
    }

    @Test
    void aConfigurationIsProvisionalOrSpeculative() {
        var refused = workspace
                .api()
                .post(
                        "workspaces/" + workspace.id() + "/configuration-versions",
                        ApiClient.document("configuration-versions", Map.of("provisional", true, "speculative", true)))
                .is(422);

        assertThat(refused.pointer()).isEqualTo("/data/attributes/provisional");
    }

    @Test
    void aWorkspaceWithoutAnyConfigurationHasNothingToRun() {
        var refused = workspace
                .api()
                .post("runs", ApiClient.document("runs", Map.of(), Map.of("workspace", new String[] {
                    "workspaces", workspace.id()
                })))
                .is(422);

        assertThat(refused.pointer()).isEqualTo("/data/relationships/configuration-version");
    }

    private Started startRun() {
        var made = workspace
                .api()
                .post("runs", ApiClient.document("runs", Map.of(), Map.of("workspace", new String[] {
                    "workspaces", workspace.id()
                })))
                .is(201);
        return workspace.run(made.id());
    }

    private static Map<String, String> saying(String what) {
        return Map.of("main.tf", "output \"said\" {\n value = \"" + what + "\"\n}\n");
    }
}
