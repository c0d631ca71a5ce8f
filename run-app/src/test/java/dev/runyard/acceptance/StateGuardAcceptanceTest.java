package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Lock, serial, lineage and MD5 guard the present state. */
class StateGuardAcceptanceTest {
    private final Space space = TestPlatform.running().tenant().workspace("states");

    @Test
    void onlyWhoHoldsTheLockMayWrite() {
        assertThat(space.askForState(new StateFile(1).inline()).is(409).error()).contains("not locked");
        var admin = TestPlatform.running().admin();
        var owner = TestPlatform.running().stranger();
        var theirs = TestPlatform.running().tenant(owner).workspace("theirs");
        theirs.lock().is(200);

        var refused = admin.post(
                "workspaces/" + theirs.id() + "/state-versions", document("state-versions", new StateFile(1).inline()));
        assertThat(refused.is(409).error()).contains("locked by somebody else");
    }

    @Test
    void ofTwoUploadsAtOnceOneCountsAndNothingIsMixed() {
        space.lock().is(200);
        var one = new StateFile(1).output("who", "one");
        var other = new StateFile(1).output("who", "other");

        var answers = List.of(one, other).stream()
                .map(state -> CompletableFuture.supplyAsync(() -> space.askForState(state.inline())))
                .toList();
        var statuses =
                answers.stream().map(answer -> answer.join().status()).sorted().toList();

        assertThat(statuses).isIn(List.of(201, 409), List.of(201, 201));
        var current = space.currentState().is(200);
        assertThat(space.download(current).body()).contains(space.outputs().get("who"));
        space.unlock().is(200);
    }

    @Test
    void serialLineageAndMd5GuardThePresentState() {
        space.state(new StateFile(5).output("a", "1"));
        space.lock().is(200);

        assertThat(space.askForState(new StateFile(4).inline()).is(412).error()).contains("serial 4");
        assertThat(space.askForState(new StateFile(5).inline()).is(409).error()).contains("MD5");
        assertThat(space.askForState(new StateFile(6, "line-b").inline())
                        .is(409)
                        .error())
                .contains("lineage");
        var silent = new StateFile(6, "line-b").inline();
        silent.remove("lineage");
        assertThat(space.askForState(silent).is(422).error()).contains("line-b");
        var forced = new StateFile(2, "line-b").inline();
        forced.put("force", true);
        assertThat(space.askForState(forced).is(201).id())
                .isEqualTo(space.currentState().id());
    }

    @Test
    void aStateHasTheSerialAndTheLineageThatWereAnnounced() {
        space.lock().is(200);
        var announced = new StateFile(5).inline();
        announced.putAll(Map.of("serial", 1, "lineage", "line-of-its-sender"));
        space.askForState(announced).is(201);

        assertThat(space.currentState().is(200).attribute("serial").asLong()).isOne();
        var next = new StateFile(6).inline();
        assertThat(space.askForState(next).is(409).error()).contains("line-of-its-sender");
        next.put("lineage", "line-of-its-sender");
        space.askForState(next).is(201);
    }

    @Test
    void thePresentStateIsAnsweredWithinItsLockAndMadeAnewInTheNext() {
        var state = new StateFile(5).output("a", "1");
        space.lock().is(200);
        var first = space.askForState(state.inline()).is(201).id();
        assertThat(space.askForState(state.inline()).is(201).id()).isEqualTo(first);
        space.unlock().is(200);

        var second = space.state(state).id();

        assertThat(second).isNotEqualTo(first).isEqualTo(space.currentState().id());
        space.api()
                .post("state-versions/" + first + "/actions/soft_delete_backing_data")
                .is(200);
        assertThat(space.outputs()).containsEntry("a", "1");
    }
}
