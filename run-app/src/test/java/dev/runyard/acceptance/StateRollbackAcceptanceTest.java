package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people do with states under a lock: go back to a former one, or send several. */
class StateRollbackAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("states");

    @Test
    void goingBackCopiesAFormerStateUnderTheNextSerial() {
        var good = new StateFile(1).output("who", "good").resource("one", "{\"id\": 1.50}");
        var first = space.state(good);
        space.state(new StateFile(7).output("who", "bad"));
        space.lock().is(200);

        var back = rollBack(first.id()).is(201);

        assertThat(back.attribute("serial").asLong()).isEqualTo(8);
        assertThat(back.related("rollback-state-version")).isEqualTo(first.id());
        assertThat(space.currentState().is(200).id()).isEqualTo(back.id()).isNotEqualTo(first.id());
        assertThat(space.outputs()).containsEntry("who", "good");
        assertThat(download(back)).isEqualTo(good.text().replace("\"serial\": 1,", "\"serial\": 8,"));
        assertThat(space.api()
                        .get("workspaces/" + space.id() + "/resources")
                        .is(200)
                        .each("name"))
                .containsExactly("one");
        space.unlock().is(200);
        assertThat(space.state(new StateFile(9)).attribute("serial").asLong()).isEqualTo(9);
    }

    @Test
    void theJsonFormGoesBackWithIt() {
        space.lock().is(200);
        var state = new StateFile(1);
        var made = space.askForState(state.announcement()).is(201);
        space.api()
                .put(made.attribute("hosted-state-upload-url").asString(), state.bytes())
                .is(200);
        space.api()
                .put(made.attribute("hosted-json-state-upload-url").asString(), "{\"a\": 1}".getBytes(UTF_8))
                .is(200);
        space.unlock().is(200);
        space.state(new StateFile(2));
        space.lock().is(200);

        var back = rollBack(made.id()).is(201);

        assertThat(space.api()
                        .get(back.attribute("hosted-json-state-download-url").asString())
                        .body())
                .isEqualTo("{\"a\": 1}");
    }

    @Test
    void goingBackNeedsTheLockAndAStateOfTheWorkspace() {
        var first = space.state(new StateFile(1)).id();
        assertThat(rollBack(first).is(409).error()).contains("not locked");
        var elsewhere = tenant.workspace("other").state(new StateFile(1)).id();
        space.lock().is(200);
        var pending = space.askForState(new StateFile(2).announcement()).is(201).id();

        assertThat(rollBack(elsewhere).is(422).pointer()).isEqualTo("/data/relationships/rollback-state-version");
        rollBack("sv-doesnotexist00000").is(422);
        rollBack(pending).is(422);
        space.api()
                .patch("workspaces/" + space.id() + "/state-versions", document("state-versions", Map.of()))
                .is(422);
        assertThat(space.currentState().id()).isEqualTo(first);
    }

    @Test
    void severalStatesUnderOneLockAreSnapshotsOfWhichTheLastOneStays() {
        var before = space.state(new StateFile(1).resource("kept", "{}")).id();
        space.lock().is(200);
        var early = space.askForState(
                        new StateFile(2).resource("kept", "{\"x\": 1}").inline())
                .is(201);
        assertThat(early.raw().headers().firstValue("X-Terraform-Snapshot-Interval"))
                .hasValue("20");
        assertThat(early.attribute("intermediate").asBoolean()).isTrue();
        assertThat(space.currentState().is(200).id()).isEqualTo(early.id());
        var last = space.askForState(
                        new StateFile(3).resource("kept", "{\"x\": 1}").inline())
                .is(201);

        space.unlock().is(200);

        var current = space.currentState().is(200);
        assertThat(current.id()).isEqualTo(last.id());
        assertThat(current.attribute("intermediate").asBoolean()).isFalse();
        space.api().get("state-versions/" + early.id()).is(404);
        assertThat(list()).containsExactly(last.id(), before);
        assertThat(space.api()
                        .get("workspaces/" + space.id() + "/resources")
                        .is(200)
                        .each("modified-by-state-version-id"))
                .containsExactly(last.id());
    }

    @Test
    void aLockThatIsTakenAwayKeepsWhatHasComeAndGivesUpWhatHasNot() {
        space.lock().is(200);
        var arrived = space.askForState(new StateFile(1).inline()).is(201).id();
        var late = space.askForState(new StateFile(2).announcement()).is(201);

        space.api().post("workspaces/" + space.id() + "/actions/force-unlock").is(200);

        assertThat(space.currentState().is(200).id()).isEqualTo(arrived);
        space.api()
                .put(late.attribute("hosted-state-upload-url").asString(), new StateFile(2).bytes())
                .is(409);
        assertThat(space.api()
                        .get("state-versions/" + late.id())
                        .is(200)
                        .attribute("status")
                        .asString())
                .isEqualTo("discarded");
    }

    @Test
    void aLockTellsWhoHoldsItAndWhy() {
        var owner = TestPlatform.running().stranger();
        var theirs = TestPlatform.running().tenant(owner).workspace("locked");
        var path = "workspaces/" + theirs.id() + "/actions/";
        var admin = TestPlatform.running().admin();
        assertThat(theirs.unlock().is(409).error()).contains("already unlocked");
        theirs.lock().is(200);

        var read = owner.get("workspaces/" + theirs.id() + "?include=locked_by").is(200);
        assertThat(read.attribute("locked").asBoolean()).isTrue();
        assertThat(read.attribute("locked-reason").asString()).isEqualTo("by hand");
        var name = owner.get("account/details").attribute("username").asString();
        assertThat(read.json().at("/included/0/attributes/username").asString()).isEqualTo(name);
        assertThat(theirs.lock().is(409).error()).contains("already locked", "is locked by User " + name);
        assertThat(admin.post(path + "unlock").is(409).error())
                .contains("is locked by User " + name + " and may not be unlocked except by them");
        owner.post(path + "lock", "{\"reason\": \"" + "x".repeat(2000) + "\"}").is(422);
        assertThat(admin.post(path + "force-unlock").is(200).attribute("locked").asBoolean())
                .isFalse();
        assertThat(admin.post(path + "force-unlock").is(409).error()).contains("already unlocked");
    }

    @Test
    void aRunHoldsItsWorkspaceAgainstEverybody() {
        var run = space.startRun().awaits("planned");

        assertThat(space.read().related("locked-by")).isEqualTo(run.id());
        assertThat(space.lock().is(409).error()).contains("already locked", "is locked by Run " + run.id());
        assertThat(space.unlock().is(409).error()).contains("is locked by Run " + run.id());
        var forced = space.api()
                .post("workspaces/" + space.id() + "/actions/force-unlock")
                .is(409);
        assertThat(forced.error()).contains("is locked by Run " + run.id());
        space.askForState(new StateFile(1).inline()).is(409);
    }

    private Answer rollBack(String to) {
        return space.api()
                .patch(
                        "workspaces/" + space.id() + "/state-versions",
                        document("state-versions", Map.of(), Map.of("rollback-state-version", new String[] {
                            "state-versions", to
                        })));
    }

    private List<String> list() {
        return space.api()
                .get("state-versions?filter[organization][name]=" + tenant.name() + "&filter[workspace][name]=states")
                .is(200)
                .ids();
    }

    private String download(Answer version) {
        return space.api()
                .get(version.attribute("hosted-state-download-url").asString())
                .body();
    }
}
