package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Agent;
import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agent pools: who may use them, and whose jobs their agents get. */
class AgentPoolAcceptanceTest {
    private final Tenant tenant = TestPlatform.running().tenant();

    @Test
    void runsWaitForAnAgentOfTheirPoolAndGoToNoOther() {
        var ours = pool("ours");
        var workspace = inPool(ours);
        var run = workspace.startRun();
        var elsewhere = TestPlatform.running().tenant();
        var theirs = Agent.pool(elsewhere, "theirs");

        waitsFor(run, ours);
        assertThat(claim(token(elsewhere, theirs)).status()).isEqualTo(204);
        assertThat(claim(token(tenant, pool("another"))).status()).isEqualTo(204);
        run.isStill("plan_queued");
        // The server's own worker takes what comes after, but not this.
        tenant.workspace("remote").startRun().awaits("planned");
        waitsFor(run, ours);

        var claimed = claim(token(tenant, ours)).is(200);
        assertThat(claimed.json().at("/job/run/runId").asString()).isEqualTo(run.id());
        assertThat(run.read().attribute("waiting-on").path("kind").asString()).isEqualTo("worker");
    }

    @Test
    void aClaimOfOnePoolIsNotRepeatedByAnother() {
        var ours = pool("ours");
        inPool(ours).startRun();
        var theirs = TestPlatform.running().tenant();
        var id = UUID.randomUUID().toString();

        claim(token(tenant, ours), id).is(200);

        claim(token(theirs, Agent.pool(theirs, "theirs")), id).is(409);
        claim(token(tenant, ours), id).is(200);
    }

    @Test
    void aTokenIsGoodUntilItOrItsPoolIsDeleted() {
        var pool = pool("ours");
        var made = Agent.issue(tenant, pool);
        var token = made.attribute("token").asString();
        assertThat(claim(token).status()).isEqualTo(204);

        var shown = tenant.api().get("authentication-tokens/" + made.id()).is(200);
        assertThat(shown.attribute("token").isNull()).isTrue();
        assertThat(shown.attribute("description").asString()).isEqualTo("rack 7");
        assertThat(tenant.api()
                        .get("agent-pools/" + pool + "/authentication-tokens")
                        .is(200)
                        .ids())
                .containsExactly(made.id());
        tenant.api().delete("authentication-tokens/" + made.id()).is(204);
        claim(token).is(401);

        var other = token(tenant, pool);
        tenant.api().delete("agent-pools/" + pool).is(204);
        claim(other).is(401);
    }

    @Test
    void anAgentMayDoNothingAtTheApi() {
        var agent = tenant.api().with(token(tenant, pool("ours")));

        agent.get("organizations/" + tenant.name()).is(404);
        agent.get("organizations/" + tenant.name() + "/agent-pools").is(404);
        agent.get("account/details").is(404);
    }

    @Test
    void aPoolInUseIsNotDeleted() {
        var pool = pool("ours");
        var workspace = inPool(pool);
        var run = workspace.startRun();

        assertThat(tenant.api().delete("agent-pools/" + pool).is(422).error()).contains("in use by the workspace");
        workspace.change(Map.of("execution-mode", "remote")).is(200);
        assertThat(workspace.read().related("agent-pool")).isEmpty();
        assertThat(tenant.api().delete("agent-pools/" + pool).is(422).error())
                .contains("in use by the run " + run.id());
        run.cancel().awaits("canceled");
        tenant.api().delete("agent-pools/" + pool).is(204);
    }

    @Test
    void workspacesUseThePoolsTheyAreAllowed() {
        var allowed = tenant.workspace("allowed");
        var other = tenant.workspace("other");
        var pool = tenant.api()
                .post(
                        "organizations/" + tenant.name() + "/agent-pools",
                        scoped(Map.of("name", "narrow", "organization-scoped", false), allowed.id()))
                .is(201);
        assertThat(pool.relatedIds("allowed-workspaces")).containsExactly(allowed.id());
        var agents = Map.of("execution-mode", "agent", "agent-pool-id", pool.id());

        assertThat(other.change(agents).is(422).pointer()).isEqualTo("/data/attributes/agent-pool-id");
        allowed.change(agents).is(200);

        assertThat(tenant.api()
                        .patch("agent-pools/" + pool.id(), scoped(Map.of(), other.id()))
                        .is(422)
                        .error())
                .contains("allowed");
        assertThat(tenant.api().get("agent-pools/" + pool.id()).is(200).relatedIds("workspaces"))
                .containsExactly(allowed.id());
        var ofOther = tenant.api()
                .get("organizations/" + tenant.name() + "/agent-pools?filter[allowed_workspaces][name]=other")
                .is(200);
        assertThat(ofOther.ids()).isEmpty();
        var counts = ofOther.json().at("/meta/status-counts");
        assertThat(counts.path("total").asInt()).isOne();
        assertThat(counts.path("matching").asInt(-1)).isZero();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var workspace = tenant.workspace("network");
        var theirs = Agent.pool(TestPlatform.running().tenant(), "theirs");
        var pool = pool("ours");

        assertThat(workspace.change(Map.of("execution-mode", "agent")).is(422).error())
                .contains("must be specified when using 'agent' execution mode");
        workspace.change(Map.of("agent-pool-id", pool)).is(422);
        workspace
                .change(Map.of("execution-mode", "agent", "agent-pool-id", theirs))
                .is(422);
        var pools = "organizations/" + tenant.name() + "/agent-pools";
        tenant.api()
                .post(pools, document("agent-pools", Map.of("name", "ours")))
                .is(422);
        tenant.api().post(pools, document("agent-pools", Map.of("name", "a b"))).is(422);
        tenant.api().post(pools, document("agent-pools", Map.of())).is(422);
        tenant.api().get(pools + "?sort=size").is(422);
        tenant.api()
                .post("agent-pools/" + pool + "/authentication-tokens", document("authentication-tokens", Map.of()))
                .is(422);
    }

    private String pool(String name) {
        return Agent.pool(tenant, name);
    }

    private Space inPool(String pool) {
        return tenant.workspace("behind-the-wall", Map.of("execution-mode", "agent", "agent-pool-id", pool));
    }

    private static Map<String, Object> scoped(Map<String, ?> attributes, String workspace) {
        return Map.of(
                "data",
                Map.of(
                        "type",
                        "agent-pools",
                        "attributes",
                        attributes,
                        "relationships",
                        Map.of(
                                "allowed-workspaces",
                                Map.of("data", List.of(Map.of("type", "workspaces", "id", workspace))))));
    }

    private static String token(Tenant of, String pool) {
        return Agent.issue(of, pool).attribute("token").asString();
    }

    private static void waitsFor(Started run, String pool) {
        Eventually.until(
                "the run to wait for its pool",
                () -> run.read().attribute("waiting-on"),
                reason -> reason.path("kind").asString("").equals("pool")
                        && reason.path("id").asString("").equals(pool));
    }

    private Answer claim(String token) {
        return Agent.with(tenant, token).claim();
    }

    private Answer claim(String token, String id) {
        return Agent.with(tenant, token).claim(id);
    }
}
