package dev.runyard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Farewell;
import dev.runyard.contract.Registration;
import dev.runyard.contract.WorkerDoor;
import dev.runyard.engine.user.Callers;
import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.user.Actor;
import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.PagesServer;
import dev.runyard.ui.support.Tenant;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pools are made, scoped and deleted, and their agents seen, without the API. */
class AgentPagesTest {
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([^<]+)</code>");

    private final Tenant tenant = Tenant.make();
    private final Guest guest = Guest.withToken(tenant.token());
    private final String pools = "/app/" + tenant.organization().name() + "/settings/agents";

    @Test
    void aPoolGetsATokenAndShowsItsAgents() {
        assertThat(guest.get(tenant.workspaces()).body()).contains("href=\"" + pools + "\"");
        var pool = make("private");
        assertThat(guest.get(pools).body()).contains("private").contains("0 agents");

        var made = guest.post(pool + "/tokens", Map.of("description", "rack 7"));
        var secret = SECRET.matcher(made.body());
        assertThat(secret.find()).as(made.body()).isTrue();
        var agent = hears(secret.group(1));

        var page = guest.get(pool).body();
        assertThat(page)
                .contains("rack 7")
                .doesNotContain(secret.group(1))
                .contains("by-hand")
                .contains("Idle")
                .contains("zone=b")
                .doesNotContain("Take off the list");
        assertThat(guest.get(pools).body()).contains("1 agent");

        leaves(agent, secret.group(1));
        assertThat(guest.get(pool).body()).contains("Exited");
        guest.post(pool + "/agents/" + agent + "/actions/delete", Map.of());
        assertThat(guest.get(pool).body()).doesNotContain("by-hand");

        var revoke = Pattern.compile("action=\"(" + Pattern.quote(pool) + "/tokens/[^\"]+/actions/revoke)\"")
                .matcher(guest.get(pool).body());
        assertThat(revoke.find()).isTrue();
        guest.post(revoke.group(1), Map.of());
        assertThat(PagesServer.bean(Callers.class).authenticate(secret.group(1)))
                .isEmpty();
    }

    @Test
    void whoMayUseAPoolIsSaidByNames() {
        var pool = make("narrow");

        var saved = guest.post(
                pool,
                Map.of("name", "narrower", "allowed-workspaces", "NETWORK\n\n", "allowed-projects", "default project"));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(guest.get(pool).body())
                .contains("narrower")
                .contains(">network</textarea>")
                .contains(">Default Project</textarea>")
                .doesNotContain("checked=\"checked\"");
        var refused = guest.post(pool, Map.of("name", "narrower", "excluded-workspaces", "no-such"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Excluded workspaces has &#39;no-such&#39;, which is not in this organization")
                .contains(">no-such</textarea>");
    }

    @Test
    void aPoolIsDeletedAndANameIsNotGivenTwice() {
        var pool = make("ours");

        var again = guest.post(pools, Map.of("name", "ours"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Name has already been taken").contains("value=\"ours\"");
        guest.post(pool + "/actions/delete", Map.of());

        assertThat(guest.get(pool).statusCode()).isEqualTo(404);
        assertThat(guest.get(pools).body()).contains("There is no agent pool yet");
    }

    @Test
    void poolsOfOthersAndTheSitesWorkersAreNotThere() {
        var pool = make("ours");
        var other = Tenant.make();
        var stranger = Guest.withToken(other.token());
        var theirs = "/app/" + other.organization().name() + "/settings/agents";

        assertThat(stranger.get(pools).statusCode()).isEqualTo(404);
        assertThat(stranger.get(pool).statusCode()).isEqualTo(404);
        assertThat(stranger.get(pool.replace(pools, theirs)).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/app/admin/workers").statusCode()).isEqualTo(404);
    }

    private String make(String name) {
        HttpResponse<String> made = guest.post(pools, Map.of("name", name, "organization-scoped", "true"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        return made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String hears(String token) {
        var id = "agent-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        PagesServer.bean(WorkerRegister.class)
                .heard(
                        new ClaimRequest(
                                "claim",
                                WorkerDoor.VERSION,
                                "by-hand",
                                "1",
                                0,
                                new Registration(id, 2, Map.of("zone", "b"))),
                        worker(token),
                        "127.0.0.1");
        return id;
    }

    private static void leaves(String agent, String token) {
        PagesServer.bean(WorkerRegister.class).ended(new Farewell(agent, Farewell.Reason.EXITED), worker(token));
    }

    private static Actor.Worker worker(String token) {
        return (Actor.Worker)
                PagesServer.bean(Callers.class).authenticate(token).orElseThrow();
    }
}
