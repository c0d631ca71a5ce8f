package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTriggerAcceptanceTest {
    private static final String INBOUND = "filter%5Brun-trigger%5D%5Btype%5D=inbound";
    private static final String OUTBOUND = "filter%5Brun-trigger%5D%5Btype%5D=outbound";

    private final Tenant tenant = TestPlatform.running().tenant();
    private final Space network = tenant.workspace("network", Map.of("auto-apply", true));
    private final Space cluster = tenant.workspace("cluster");

    @Test
    void aSuccessfulApplyQueuesARunInTheWorkspaceThatFollows() {
        cluster.configuration(Space.HELLO);
        cluster.follow(network).is(201);

        var source = network.startRun().awaits("applied");

        var run = awaitsRun(cluster).awaits("planned").read();
        assertThat(run.attribute("source").asString()).isEqualTo("tfe-run-trigger");
        assertThat(run.attribute("trigger-reason").asString()).isEqualTo("run_trigger");
        assertThat(run.attribute("message").asString())
                .isEqualTo("Triggered by the apply of " + source.id() + " in workspace network");
        assertThat(run.related("triggered-by")).isEqualTo(source.id());
    }

    @Test
    void itAppliesByItselfOnlyWhereTheWorkspaceSaysSoOfRunTriggers() {
        var automatic = tenant.workspace("automatic", Map.of("auto-apply-run-trigger", true));
        var manual = tenant.workspace("manual", Map.of("auto-apply", true));
        List.of(automatic, manual).forEach(workspace -> {
            workspace.configuration(Space.HELLO);
            workspace.follow(network).is(201);
        });

        network.startRun().awaits("applied");

        awaitsRun(automatic).awaits("applied");
        awaitsRun(manual).awaits("planned");
    }

    @Test
    void appliesPassOnFromWorkspaceToWorkspace() {
        var first = tenant.workspace("first", Map.of("auto-apply-run-trigger", true));
        first.configuration(Space.HELLO);
        first.follow(network).is(201);
        cluster.configuration(Space.HELLO);
        cluster.follow(first).is(201);

        network.startRun().awaits("applied");

        awaitsRun(cluster).awaits("planned");
    }

    @Test
    void nothingFollowsWhatDidNotApplyNorGoesWhereNothingCanRun() {
        var empty = tenant.workspace("empty");
        empty.follow(network).is(201);
        var local = tenant.workspace("local", Map.of("execution-mode", "local"));
        local.configuration(Space.HELLO);
        local.follow(network).is(201);
        cluster.configuration(Space.HELLO);
        cluster.follow(network).is(201);

        network.startPlanOnlyRun(Space.HELLO).awaits("planned_and_finished");
        network.startRun(network.configuration(Space.HELLO), Map.of("auto-apply", false))
                .awaits("planned")
                .discard();
        assertThat(cluster.runs()).isEmpty();
        network.startRun().awaits("applied");

        awaitsRun(cluster);
        assertThat(empty.runs()).isEmpty();
        assertThat(local.runs()).isEmpty();
    }

    @Test
    void aRunTriggerCanBeReadFromBothSidesAndDeleted() {
        var made = cluster.follow(network).is(201);
        var trigger = "run-triggers/" + made.id();

        assertThat(made.attribute("workspace-name").asString()).isEqualTo("cluster");
        assertThat(made.attribute("sourceable-name").asString()).isEqualTo("network");
        assertThat(made.related("workspace")).isEqualTo(cluster.id());
        assertThat(made.related("sourceable")).isEqualTo(network.id());
        assertThat(tenant.api().get(trigger).is(200).id()).isEqualTo(made.id());
        assertThat(triggers(cluster, INBOUND)).containsExactly(made.id());
        assertThat(triggers(network, OUTBOUND)).containsExactly(made.id());
        assertThat(triggers(cluster, OUTBOUND)).isEmpty();
        assertThat(triggers(network, INBOUND)).isEmpty();
        var included = tenant.api()
                .get("workspaces/" + cluster.id() + "/run-triggers?" + INBOUND + "&include=workspace,sourceable")
                .is(200)
                .json()
                .at("/included");
        assertThat(included.valueStream()
                        .map(workspace -> workspace.at("/attributes/name").asString()))
                .containsExactlyInAnyOrder("cluster", "network");

        tenant.api().delete(trigger).is(204);
        tenant.api().get(trigger).is(404);
        tenant.api().delete(trigger).is(404);
    }

    @Test
    void aListNeedsToKnowWhichSideIsMeant() {
        tenant.api().get("workspaces/" + cluster.id() + "/run-triggers").is(400);
        tenant.api()
                .get("workspaces/" + cluster.id() + "/run-triggers?filter%5Brun-trigger%5D%5Btype%5D=oubound")
                .is(400);
    }

    @Test
    void connectionsThatMakeNoSenseAreRefused() {
        var elsewhere = TestPlatform.running().tenant().workspace("elsewhere");
        var third = tenant.workspace("third");
        cluster.follow(network).is(201);
        third.follow(cluster).is(201);

        assertRefused(cluster.follow(cluster), "cannot be the workspace itself");
        assertRefused(cluster.follow(network), "has already been taken");
        assertRefused(cluster.follow(elsewhere), "same organization");
        assertRefused(network.follow(third), "circle");
        cluster.follow(new Gone(tenant).workspace()).is(404);
        tenant.api()
                .post(
                        "workspaces/" + cluster.id() + "/run-triggers",
                        Map.of("data", Map.of("type", "run-triggers", "relationships", Map.of())))
                .is(422);
        assertThat(triggers(cluster, INBOUND)).hasSize(1);
    }

    @Test
    void twentySourcesAreEnough() {
        for (int i = 0; i < 20; i++) {
            cluster.follow(tenant.workspace("source-" + i)).is(201);
        }

        assertRefused(cluster.follow(network), "20 source workspaces at most");
    }

    @Test
    void aDeletedWorkspaceTakesItsTriggersAlong() {
        var made = cluster.follow(network).is(201).id();

        tenant.api().delete("workspaces/" + network.id()).is(204);

        tenant.api().get("run-triggers/" + made).is(404);
        assertThat(triggers(cluster, INBOUND)).isEmpty();
    }

    /** A workspace that was. */
    private record Gone(Tenant tenant) {
        Space workspace() {
            var gone = tenant.workspace("gone");
            tenant.api().delete("workspaces/" + gone.id()).is(204);
            return gone;
        }
    }

    private static void assertRefused(Answer answer, String why) {
        answer.is(422);
        assertThat(answer.error()).contains(why);
        assertThat(answer.pointer()).isEqualTo("/data/relationships/sourceable");
    }

    private List<String> triggers(Space workspace, String filter) {
        return tenant.api()
                .get("workspaces/" + workspace.id() + "/run-triggers?" + filter)
                .is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(trigger -> trigger.get("id").asString())
                .toList();
    }

    private static Started awaitsRun(Space workspace) {
        return workspace.run(Eventually.until("a run in " + workspace.name(), workspace::runs, runs -> !runs.isEmpty())
                .getFirst());
    }
}
