package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.LateState;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people do with a state that came too late to count. */
class RecoverySnapshotAcceptanceTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("network", Map.of("auto-apply", true));
    private final String page = "/app/" + tenant.name() + "/workspaces/network";

    @Test
    void itIsComparedAndBecomesTheCurrentStateUnderALock() {
        space.state(new StateFile(3).output("who", "present"));
        var late = LateState.begin(
                space, new StateFile(41).output("who", "late").output("password", "\"string\"", "\"s3cret\"", true));
        var snapshot = late.await();
        assertThat(snapshot.attribute("status").asString()).isEqualTo("kept");
        assertThat(snapshot.attribute("reason").asString()).isEqualTo("force_canceled");
        assertThat(snapshot.related("run")).isEqualTo(late.run().id());
        assertThat(space.read().attribute("kept-recovery-snapshots").asInt()).isOne();
        assertThat(space.outputs()).containsEntry("who", "present");

        var diff = get(snapshot, "/diff").is(200);

        assertThat(diff.related("from")).isEqualTo(space.currentState().id());
        assertThat(diff.body()).contains("present", "late", "password").doesNotContain("s3cret");
        assertThat(get(snapshot, "/diff?sensitive=true").is(200).body()).contains("s3cret");
        assertThat(decide(snapshot, "accept").is(409).error()).contains("not locked");
        space.lock().is(200);
        decide(snapshot, "accept", Map.of("comment", "x".repeat(10_001))).is(422);

        var accepted = decide(snapshot, "accept", Map.of("comment", "these machines exist"))
                .is(201);

        assertThat(accepted.attribute("serial").asLong()).isEqualTo(4);
        assertThat(accepted.related("recovery-snapshot")).isEqualTo(snapshot.id());
        assertThat(space.currentState().id()).isEqualTo(accepted.id());
        assertThat(space.outputs()).containsEntry("who", "late");
        space.unlock().is(200);
        var decided = get(snapshot, "").is(200);
        assertThat(decided.attribute("status").asString()).isEqualTo("accepted");
        assertThat(decided.attribute("comment").asString()).isEqualTo("these machines exist");
        assertThat(decided.related("accepted-state-version")).isEqualTo(accepted.id());
        assertThat(decided.related("decided-by"))
                .isEqualTo(tenant.api().get("account/details").id());
        assertThat(space.read().attribute("kept-recovery-snapshots").asInt()).isZero();
        assertThat(decide(snapshot, "drop").is(409).error()).contains("accepted before");
    }

    @Test
    void anotherLineageIsRefusedAndWhatNobodyNeedsIsDropped() {
        space.state(new StateFile(3, "22222222-0000-0000-0000-000000000000"));
        var snapshot = LateState.begin(space).await();
        space.lock().is(200);
        assertThat(decide(snapshot, "accept").is(409).error()).contains("lineage");
        space.unlock().is(200);
        var url = snapshot.attribute("hosted-state-download-url").asString();
        assertThat(space.api().get(url).is(200).body()).contains("late");
        assertThat(list("").is(200).ids()).containsExactly(snapshot.id());
        list("?filter[status]=lost").is(422);

        var dropped = decide(snapshot, "drop").is(200);

        assertThat(dropped.attribute("status").asString()).isEqualTo("dropped");
        assertThat(dropped.attribute("hosted-state-download-url").isNull()).isTrue();
        space.api().get(url).is(404);
        get(snapshot, "/diff").is(404);
        assertThat(list("?filter[status]=kept").is(200).ids()).isEmpty();
        space.lock().is(200);
        decide(snapshot, "accept").is(409);
    }

    @Test
    void noneIsAcceptedWhileARunHoldsTheWorkspace() {
        var snapshot = LateState.begin(space).await();
        space.change(Map.of("auto-apply", false)).is(200);
        var run = space.startRun().awaits("planned");

        assertThat(decide(snapshot, "accept").is(409).error()).contains(run.id());

        run.discard();
    }

    @Test
    void peopleDecideOnAPage() {
        var late = LateState.begin(space);
        var snapshot = late.await();
        var list = page + "/recovery-snapshots";
        var visit = PageVisit.of(tenant.api());
        assertThat(see(visit, page)).contains("A state came too late and is kept", list);
        assertThat(see(visit, page + "/runs/" + late.run().id())).contains("A state of this run came too late");
        assertThat(see(visit, list)).contains(snapshot.id(), "Drop it").doesNotContain("Make it the current state");
        space.lock().is(200);
        assertThat(see(visit, list)).contains("Make it the current state");

        visit.send("POST", list + "/" + snapshot.id() + "/actions/accept", BodyPublishers.noBody(), FORM)
                .is(303);

        assertThat(space.outputs()).containsEntry("who", "late");
        assertThat(see(visit, list)).contains("accepted").doesNotContain("Drop it");
        visit.send("POST", list + "/" + snapshot.id() + "/actions/drop", BodyPublishers.noBody(), FORM)
                .is(409);
    }

    private static String see(PageVisit visit, String path) {
        return visit.send("GET", path, BodyPublishers.noBody(), "text/plain")
                .is(200)
                .body();
    }

    private Answer get(Answer snapshot, String path) {
        return space.api().get("recovery-snapshots/" + snapshot.id() + path);
    }

    private Answer list(String query) {
        return space.api().get("workspaces/" + space.id() + "/recovery-snapshots" + query);
    }

    private Answer decide(Answer snapshot, String action) {
        return space.api().post("recovery-snapshots/" + snapshot.id() + "/actions/" + action);
    }

    private Answer decide(Answer snapshot, String action, Map<String, ?> remark) {
        return space.api().post("recovery-snapshots/" + snapshot.id() + "/actions/" + action, remark);
    }
}
