package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What terraform looks for in documents without asking whether it is there: where it is missing, or of another form, a
 * command crashes, or ends as if all were well.
 */
class CliDocumentAcceptanceTest {
    private static final Set<String> ACTIONS =
            Set.of("is-cancelable", "is-confirmable", "is-discardable", "is-force-cancelable");
    private static final Set<String> PERMISSIONS = Set.of("can-apply", "can-cancel", "can-discard", "can-force-cancel");

    private final Tenant tenant = TestPlatform.running().tenant();
    private final ApiClient api = tenant.api();

    @Test
    void aRunHasItsPartsAndSaysWhatMayBeDoneInEveryStage() {
        var space = tenant.workspace("network");
        var asked = space.askForRun(space.configuration(Space.HELLO), Map.of()).is(201);
        whole(asked, space);

        var run = space.run(asked.id()).awaits("planned");
        whole(run.read(), space);
        run.confirm().awaits("applied");
        whole(run.read(), space);
        whole(space.startPlanOnlyRun(Space.HELLO).awaits("planned_and_finished").read(), space);
    }

    /** Without these a saved plan is shown as none, and what a plan changes is not shown at all. */
    @Test
    void aRunBringsItsWorkspaceAndItsPlanAlong() {
        var space = tenant.workspace("network");
        var run = space.startPlanOnlyRun(Space.HELLO).awaits("planned_and_finished");

        var included = api.get("runs/" + run.id() + "?include=workspace,plan")
                .is(200)
                .json()
                .get("included");

        assertThat(included.valueStream().map(each -> each.get("type").asString()))
                .containsExactlyInAnyOrder("workspaces", "plans");
        for (var each : included) {
            if (each.get("type").asString().equals("plans")) {
                assertThat(each.at("/attributes/status").asString()).isEqualTo("finished");
            }
        }
    }

    /** The reader of logs throws away what stands behind a question mark, and no upload or log is asked for with a token. */
    @Test
    void addressesAreWholeAndCarryTheirRightInThePath() {
        var space = tenant.workspace("network");
        var version = api.post(
                        "workspaces/" + space.id() + "/configuration-versions",
                        document("configuration-versions", Map.of("auto-queue-runs", false)))
                .is(201);
        var run = space.startRun().awaits("planned").discard().awaits("discarded");
        var present = space.state(new StateFile(1));
        space.lock().is(200);
        var state = space.askForState(new StateFile(2).announcement()).is(201);

        for (var address : List.of(
                version.attribute("upload-url"),
                run.plan().attribute("log-read-url"),
                run.apply().attribute("log-read-url"),
                state.attribute("hosted-state-upload-url"),
                state.attribute("hosted-json-state-upload-url"),
                present.attribute("hosted-state-download-url"))) {
            assertThat(address.asString())
                    .startsWith(api.server().resolve("/").toString())
                    .doesNotContain("?");
        }
        var log = run.plan().attribute("log-read-url").asString();
        var nobody = api.with(null);
        assertThat(nobody.get(log + "?limit=65536&offset=0").is(200).body()).startsWith("\u0002Terraform v");
        assertThat(nobody.get(log + "?limit=65536&offset=99999999").is(200).body())
                .isEmpty();
    }

    @Test
    void relationshipsAreOfTheTypeAndTheNumberThatTerraformDecodes() {
        var space = tenant.workspace("network");
        var run = space.startRun().awaits("planned").confirm().awaits("applied").read();

        one(run, "workspace", "workspaces");
        one(run, "plan", "plans");
        one(run, "apply", "applies");
        one(run, "configuration-version", "configuration-versions");
        one(run, "created-by", "users");
        many(run, "run-events");
        many(run, "comments");
        var workspace = space.read();
        one(workspace, "organization", "organizations");
        one(workspace, "project", "projects");
        one(workspace, "current-run", "runs");
        one(workspace, "current-state-version", "state-versions");
        one(workspace, "current-configuration-version", "configuration-versions");
        many(workspace, "outputs");
        var state = space.currentState().is(200);
        one(state, "run", "runs");
        many(state, "outputs");
    }

    /** A token of the organization is as good as a person's: whoever asks, commands run remotely. */
    @Test
    void everybodyOfAnOrganizationIsEntitledToOperations() {
        var token = api.post("organizations/" + tenant.name() + "/authentication-token")
                .is(201)
                .attribute("token")
                .asString();

        for (var who : List.of(api, api.with(token))) {
            var set = who.get("organizations/" + tenant.name() + "/entitlement-set")
                    .is(200);
            assertThat(set.attribute("operations").asBoolean()).isTrue();
            assertThat(set.attribute("state-storage").asBoolean()).isTrue();
        }
    }

    /** An empty object would be taken for a connection to a repository, and every apply refused. */
    @Test
    void aWorkspaceWithoutARepositoryHasNullThere() {
        var workspaces = "organizations/" + tenant.name() + "/workspaces";
        var made = api.post(workspaces, document("workspaces", Map.of("name", "network")))
                .is(201);

        for (var shown : List.of(
                made,
                api.get("workspaces/" + made.id()),
                api.get(workspaces + "/network"),
                api.patch("workspaces/" + made.id(), document("workspaces", Map.of("auto-apply", true))))) {
            assertThat(shown.json().at("/data/attributes").has("vcs-repo")).isTrue();
            assertThat(shown.attribute("vcs-repo").isNull()).isTrue();
        }
        assertThat(api.get(workspaces)
                        .is(200)
                        .json()
                        .at("/data/0/attributes/vcs-repo")
                        .isNull())
                .isTrue();
    }

    /** The file that a saved plan leaves behind is no plan for terraform when it names anything else. */
    @Test
    void aRunIsNamedAsTheBookmarkOfASavedPlanHasIt() {
        var space = tenant.workspace("network");
        var saved = space.askForRun(space.configuration(Space.HELLO), Map.of("save-plan", true))
                .is(201);

        assertThat(saved.id()).matches("run-[A-Za-z0-9]+");
        space.run(saved.id()).awaits("planned_and_saved").discard().awaits("discarded");
    }

    private static void whole(Answer run, Space space) {
        for (String part : List.of("plan", "apply", "workspace", "configuration-version")) {
            assertThat(run.related(part)).as(part).isNotEmpty();
        }
        assertThat(run.related("workspace")).isEqualTo(space.id());
        for (String action : ACTIONS) {
            assertThat(run.attribute("actions").path(action).isBoolean())
                    .as(action)
                    .isTrue();
        }
        for (String permission : PERMISSIONS) {
            assertThat(run.attribute("permissions").path(permission).asBoolean())
                    .as(permission)
                    .isTrue();
        }
    }

    private static void one(Answer shown, String relation, String type) {
        var data = shown.json().at("/data/relationships/" + relation + "/data");
        assertThat(data.isObject()).as(relation).isTrue();
        assertThat(data.path("type").asString()).as(relation).isEqualTo(type);
    }

    private static void many(Answer shown, String relation) {
        assertThat(shown.json().at("/data/relationships/" + relation + "/data").isArray())
                .as(relation)
                .isTrue();
    }
}
