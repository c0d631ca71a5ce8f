package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Agent;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.contract.WorkerDoor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agents as they are listed, and as they may not behave. */
class AgentAcceptanceTest {
    private static final String WORLDS_END = "2999-01-01T00:00:00Z";

    private final Tenant tenant = TestPlatform.running().tenant();
    private final String pool = Agent.pool(tenant, "ours");
    private final Agent agent = Agent.of(tenant, pool);

    @Test
    void anAgentIsListedAsItIs() {
        agent.claim().is(204);

        var shown = tenant.api().get("agents/" + agent.id()).is(200);
        assertThat(shown.attribute("name").asString()).isEqualTo("by-hand");
        assertThat(shown.attribute("status").asString()).isEqualTo("idle");
        assertThat(shown.attribute("ip-address").asString()).isEqualTo("127.0.0.1");
        assertThat(shown.attribute("labels").path("rack").asString()).isEqualTo("7");
        assertThat(shown.attribute("concurrency").asInt()).isEqualTo(2);
        assertThat(shown.related("agent-pool")).isEqualTo(pool);
        assertThat(agents("")).isEqualTo(1);
        assertThat(agents("?filter[last-ping-since]="
                        + shown.attribute("last-ping-at").asString()))
                .isEqualTo(1);
        assertThat(agents("?filter[last-ping-since]=" + WORLDS_END)).isZero();
        assertThat(count()).isEqualTo(1);

        inPool(tenant, pool, "network").startRun();
        var job = agent.holder(agent.claim());
        assertThat(status()).isEqualTo("busy");
        assertThat(tenant.api().delete("agents/" + agent.id()).is(412).error()).contains("unknown, errored, or exited");

        job.releases().is(200);
        assertThat(status()).isEqualTo("idle");
        agent.leave(agent.id(), "exited").is(200);
        assertThat(status()).isEqualTo("exited");
        assertThat(count()).isZero();
        tenant.api().delete("agents/" + agent.id()).is(204);
        tenant.api().get("agents/" + agent.id()).is(404);
        assertThat(agents("")).isZero();
    }

    @Test
    void anAgentThatSaysNothingOfItselfIsServedAllTheSame() {
        inPool(tenant, pool, "network").startRun();

        agent.claim("claim", Map.of()).is(200);

        assertThat(agents("")).isZero();
    }

    /** A worker that does not know what a job asks for would run it without. */
    @Test
    void aWorkerOfAnotherContractGetsNothing() {
        var run = inPool(tenant, pool, "network").startRun();

        assertThat(agent.claim("older", WorkerDoor.VERSION - 1).is(409).error())
                .contains("The server speaks version 2 of the worker contract, and this worker version 1:")
                .contains("start the worker again with the server's release");
        assertThat(agent.claim("newer", WorkerDoor.VERSION + 1).is(409).error())
                .contains("upgrade the server to the worker's release");

        assertThat(agents("")).isZero();
        run.isStill("plan_queued");
        assertThat(agent.claim().is(200).json().at("/job/attempt").asInt()).isEqualTo(1);
    }

    /** As after an upgrade of the server: who asks for more is refused, what was given before comes to its end. */
    @Test
    void whatIsInFlightEndsUnderTheContractItBeganWith() {
        var run = inPool(tenant, pool, "network").startRun();
        var job = agent.holder(agent.claim("before"));
        job.starts().is(200);

        agent.claim("before", WorkerDoor.VERSION - 1).is(409);

        job.beats().is(200);
        job.logs("still at it").is(200);
        job.puts("plan").is(200);
        job.fails().is(200);
        run.isStill("errored");
    }

    @Test
    void nobodyIsListedInThePlaceOfAnother() {
        agent.claim().is(204);
        var owner = TestPlatform.running().stranger();
        var elsewhere = TestPlatform.running().tenant(owner);
        var stranger = Agent.of(elsewhere, Agent.pool(elsewhere, "theirs"));

        stranger.claim(agent.id(), UUID.randomUUID().toString()).is(204);
        stranger.leave(agent.id(), "errored").is(200);

        assertThat(status()).isEqualTo("idle");
        owner.get("agents/" + agent.id()).is(404);
        owner.delete("agents/" + agent.id()).is(404);
    }

    @Test
    void whatNoWorkerCanBeIsRefused() {
        refused(Agent.registration("agent-short", 1, Map.of()), "16 letters or digits");
        refused(Agent.registration(agent.id(), 0, Map.of()), "concurrency");
        refused(Agent.registration(agent.id(), 1001, Map.of()), "concurrency");
        refused(Agent.registration(agent.id(), 1, Map.of("a b", "c")), "labels");
        refused(Agent.registration(agent.id(), 1, Map.of("a", "b,c")), "labels");
        assertThat(agent.leave("agent-x", "exited").status()).isEqualTo(422);
        assertThat(agent.leave(agent.id(), "bored").status()).isEqualTo(400);
        tenant.api()
                .get("agent-pools/" + pool + "/agents?filter[last-ping-since]=yesterday")
                .is(422);
        tenant.api().get("agent-pools/" + pool + "/agents?sort=name").is(422);
    }

    @Test
    void theWorkersOfTheSiteAreListedForItsAdmin() {
        var admin = TestPlatform.running().admin();

        var listed = admin.get("admin/workers?page[size]=100").is(200);

        assertThat(listed.each("name")).contains("embedded");
        var embedded = listed.ids().get(listed.each("name").indexOf("embedded"));
        assertThat(admin.get("agents/" + embedded).is(200).attribute("status").asString())
                .isIn("idle", "busy");
        assertThat(PageVisit.of(admin).get("/app/admin/workers").is(200).body())
                .contains("embedded")
                .contains(embedded);
        assertThat(PageVisit.of(admin).get("/app").is(200).body()).contains("/app/admin/workers");
        var owner = TestPlatform.running().stranger();
        TestPlatform.running().tenant(owner);
        owner.get("agents/" + embedded).is(404);
        owner.get("admin/workers").is(404);
    }

    @Test
    void runsAreFoundByTheirPools() {
        var run = inPool(tenant, pool, "network").startRun();
        var other = inPool(tenant, Agent.pool(tenant, "other"), "elsewhere").startRun();
        var runs = "organizations/" + tenant.name() + "/runs?filter[agent_pool_names]=";

        assertThat(tenant.api().get(runs + "ours").is(200).ids()).containsExactly(run.id());
        assertThat(tenant.api().get(runs + "other,ours").is(200).ids()).containsExactly(other.id(), run.id());
        assertThat(tenant.api()
                        .get(runs + "ours&filter[status]=applied")
                        .is(200)
                        .ids())
                .isEmpty();
        assertThat(tenant.api().get(runs + "none").is(200).ids()).isEmpty();
        assertThat(tenant.api()
                        .get(runs + "none&search[basic]=" + run.id())
                        .is(200)
                        .ids())
                .isEmpty();
    }

    @Test
    void aJobsTokenIsGoodForItsJobAlone() {
        inPool(tenant, pool, "network").startRun();
        var elsewhere = TestPlatform.running().tenant();
        var theirPool = Agent.pool(elsewhere, "theirs");
        inPool(elsewhere, theirPool, "network").startRun();
        var attacker = Agent.of(elsewhere, theirPool);
        var theirs = attacker.holder(attacker.claim());
        var ours = agent.holder(agent.claim());
        ours.starts().is(200);
        theirs.starts().is(200);

        assertThat(theirs.of(ours).everything()).allSatisfy(answer -> answer.is(404));
        assertThat(attacker.without(ours).everything()).allSatisfy(answer -> answer.is(404));
        assertThat(agent.without(ours).everything()).allSatisfy(answer -> answer.is(404));
        ours.claims().is(404);
        assertThat(new Agent.Holder(ours.door().with("job." + "x".repeat(40)), ours.job()).everything())
                .allSatisfy(answer -> answer.is(401));
        ours.beats().is(200);
        theirs.beats().is(200);
    }

    @Test
    void whoHasNotStartedMayDoNothingElse() {
        var run = inPool(tenant, pool, "network").startRun();
        var claimed = agent.holder(agent.claim());

        claimed.gets("configuration").is(409);
        claimed.gets("state").is(409);
        claimed.gets("artifacts/plan").is(409);
        claimed.logs("early").is(409);
        claimed.puts("plan").is(409);
        claimed.putsState().is(409);
        claimed.fails().is(409);
        run.isStill("plan_queued");
    }

    @Test
    void anEarlierEpochIsOver() {
        inPool(tenant, pool, "network").startRun();
        var first = agent.holder(agent.claim());
        first.releases().is(200);
        var second = agent.holder(agent.claim());
        second.starts().is(200);

        assertThat(first.everything()).allSatisfy(answer -> answer.is(409));
        second.beats().is(200);
    }

    @Test
    void anAttemptThatHasEndedIsOver() {
        var run = inPool(tenant, pool, "network").startRun();
        var ended = agent.holder(agent.claim());
        ended.starts().is(200);
        ended.gets("configuration").is(200);
        ended.fails().is(200);
        run.awaits("errored");

        ended.gets("configuration").is(409);
        ended.gets("state").is(409);
        ended.gets("artifacts/plan").is(409);
        ended.puts("plan").is(409);
        ended.puts("generated-configuration").is(409);
        ended.putsState().is(409);
        ended.beats().is(409);
        ended.starts().is(409);
        ended.releases().is(409);
        // Repeats are answered, and change nothing.
        ended.fails().is(200);
        ended.logs("forged").is(200);
        assertThat(run.planLog()).doesNotContain("forged");
        run.isStill("errored");
    }

    private void refused(Map<String, Object> registration, String why) {
        assertThat(agent.claim(UUID.randomUUID().toString(), registration)
                        .is(422)
                        .error())
                .contains(why);
    }

    private static Space inPool(Tenant of, String pool, String name) {
        return of.workspace(name, Map.of("execution-mode", "agent", "agent-pool-id", pool));
    }

    private int agents(String query) {
        return tenant.api()
                .get("agent-pools/" + pool + "/agents" + query)
                .is(200)
                .ids()
                .size();
    }

    private int count() {
        return tenant.api()
                .get("agent-pools/" + pool)
                .is(200)
                .attribute("agent-count")
                .asInt();
    }

    private String status() {
        return tenant.api()
                .get("agents/" + agent.id())
                .is(200)
                .attribute("status")
                .asString();
    }
}
