package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleting the data of states, by hand and by policy. */
class StateDataAcceptanceTest {
    private static final String DELETE_OLDERS = "data-retention-policy-delete-olders";
    private static final String DONT_DELETES = "data-retention-policy-dont-deletes";

    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space space = tenant.workspace("states");

    @Test
    void dataGoOutOfReachAndComeBack() {
        var old = space.state(new StateFile(1).output("who", "old"));
        var output = space.api()
                .get("state-versions/" + old.id() + "/outputs")
                .is(200)
                .ids()
                .getFirst();
        var url = old.attribute("hosted-state-download-url").asString();
        space.state(new StateFile(2));

        var deleted = act(old.id(), "soft_delete").is(200);

        assertThat(deleted.attribute("status").asString()).isEqualTo("backing_data_soft_deleted");
        assertThat(deleted.attribute("hosted-state-download-url").isNull()).isTrue();
        assertThat(deleted.relatedIds("outputs")).isEmpty();
        space.api().get(url).is(404);
        space.api().get("state-versions/" + old.id() + "/outputs").is(404);
        space.api().get("state-version-outputs/" + output).is(404);
        assertThat(act(old.id(), "soft_delete").is(400).error()).contains("backing_data_soft_deleted");

        assertThat(act(old.id(), "restore").is(200).attribute("status").asString())
                .isEqualTo("finalized");
        assertThat(space.api().get(url).body()).contains("old");
        act(old.id(), "restore").is(400);
    }

    @Test
    void dataAreDeletedForGoodInTwoStepsOnly() {
        var old = space.state(new StateFile(1).output("who", "old")).id();
        var present = space.state(new StateFile(2)).id();
        act(old, "permanently_delete").is(400);
        act(old, "soft_delete").is(200);

        var gone = act(old, "permanently_delete").is(200);

        assertThat(gone.attribute("status").asString()).isEqualTo("backing_data_permanently_deleted");
        assertThat(gone.attribute("serial").asLong()).isEqualTo(1);
        assertThat(act(old, "restore").is(400).error()).contains("transition not allowed");
        assertThat(act(present, "soft_delete").is(400).error()).contains("present state");
        space.lock().is(200);
        var pending = space.askForState(new StateFile(3).announcement()).is(201).id();
        act(pending, "soft_delete").is(400);
        space.api()
                .patch(
                        "workspaces/" + space.id() + "/state-versions",
                        document("state-versions", Map.of(), Map.of("rollback-state-version", new String[] {
                            "state-versions", old
                        })))
                .is(422);
    }

    @Test
    void policiesAreSetReadAndRemoved() {
        var own = "workspaces/" + space.id() + "/relationships/data-retention-policy";
        var general = "organizations/" + tenant.name() + "/relationships/data-retention-policy";
        space.api().get(own).is(404);
        assertThat(space.read().related("data-retention-policy")).isEmpty();

        var ofAll = space.api()
                .post(general, policy(DELETE_OLDERS, Map.of("delete-older-than-n-days", 33)))
                .is(200);
        assertThat(ofAll.id()).startsWith("drp-");
        assertThat(ofAll.attribute("delete-older-than-n-days").asInt()).isEqualTo(33);
        assertThat(space.api().get(own).is(200).id()).isEqualTo(ofAll.id());
        assertThat(space.api().get("organizations/" + tenant.name()).is(200).related("data-retention-policy"))
                .isEqualTo(ofAll.id());

        var here = space.api().post(own, policy(DONT_DELETES, Map.of())).is(200);
        assertThat(here.json().at("/data/type").asString()).isEqualTo(DONT_DELETES);
        assertThat(space.read().related("data-retention-policy")).isEqualTo(here.id());
        var changed = space.api().patch(own, policy("data-retention-policies", Map.of("delete-older-than-n-days", 1)));
        assertThat(changed.is(200).id()).isEqualTo(here.id());
        assertThat(space.api().get(own).is(200).json().at("/data/type").asString())
                .isEqualTo(DELETE_OLDERS);

        space.api().delete(own).is(204);
        assertThat(space.api().get(own).is(200).id()).isEqualTo(ofAll.id());
        space.api().delete(general).is(204);
        space.api().delete(general).is(204);
        space.api().get(general).is(404);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        var own = "workspaces/" + space.id() + "/relationships/data-retention-policy";
        for (Object wrong : new Object[] {
            policy("workspaces", Map.of("delete-older-than-n-days", 3)),
            policy(DELETE_OLDERS, Map.of()),
            policy(DELETE_OLDERS, Map.of("delete-older-than-n-days", 0)),
            policy(DELETE_OLDERS, Map.of("delete-older-than-n-days", 1_000_000)),
            policy(DELETE_OLDERS, Map.of("delete-older-than-n-days", "many")),
            policy(DELETE_OLDERS, Map.of("delete-older-than-n-days", 3, "state-versions-keep-latest-count", 5)),
            policy(DONT_DELETES, Map.of("delete-older-than-n-days", 3)),
            Map.of("data", Map.of())
        }) {
            assertThat(space.api().post(own, wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        space.api().get(own).is(404);
    }

    private static Object policy(String type, Map<String, ?> attributes) {
        return document(type, attributes);
    }

    private Answer act(String state, String action) {
        return space.api().post("state-versions/" + state + "/actions/" + action + "_backing_data");
    }
}
