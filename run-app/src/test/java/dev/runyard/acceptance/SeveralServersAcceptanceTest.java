package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.chaos.Chaos;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Fleet;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Proxy;
import dev.runyard.acceptance.support.RunyardProcess;
import dev.runyard.acceptance.support.Started;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers with a worker in each, and a third worker that asks the second: they are one Runyard, and whatever is begun
 * at one is gone on with at the other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralServersAcceptanceTest {
    private static final int LATE = Integer.MAX_VALUE - 1;
    private static final int LAST = Integer.MAX_VALUE;

    private static final Map<String, String> SLOW = Map.of("main.tf", """
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "echo it has begun; sleep 100"
              }
            }
            """);

    private static final Map<String, String> CHANGING = Map.of("main.tf", """
            resource "terraform_data" "now" {
              input = timestamp()
            }
            """);

    private final Fleet fleet = Fleet.withWorkers(2, Chaos.SETTINGS);
    private final ApiClient first = fleet.admin(0);
    private final ApiClient second = fleet.admin(1);
    private final Proxy line = Proxy.before(second);
    private final RunyardProcess third = fleet.worker(
                    "third", Map.of("RUNYARD_SERVER", line.address().toString()))
            .awaits("Runyard worker third is ready for");

    @AfterAll
    void stop() {
        fleet.close();
        line.close();
    }

    @Test
    void aFirstStartOfBothAtOnceMakesOneSiteAdmin() {
        assertThat(fleet.adminTokens()).hasSize(1);
        first.get("account/details").is(200);
        second.get("account/details").is(200);
    }

    @Test
    void runsThatAreAskedForAtBothKeepTheirOrderAndNeverOverlap() {
        var here = fleet.tenant().workspace("network", Map.of("auto-apply", true));
        var there = here.at(second);

        var runs = new ArrayList<Started>();
        for (int i = 0; i < 2; i++) {
            runs.add(here.startRun(CHANGING));
            runs.add(there.startRun(CHANGING));
        }
        runs.forEach(run -> run.awaits("applied"));

        for (int i = 1; i < runs.size(); i++) {
            assertThat(at(runs.get(i), "planning-at")).isAfterOrEqualTo(at(runs.get(i - 1), "applied-at"));
        }
        assertThat(there.currentState().is(200).attribute("serial").asInt()).isPositive();
        assertThat(here.run(runs.getLast().id()).applyLog()).contains("Apply complete!");
        assertThat(there.run(runs.getFirst().id()).applyLog()).contains("Apply complete!");
    }

    @Test
    void aRunIsReadLiveAndCanceledAtEither() {
        var here = fleet.tenant().workspace("slow", Map.of("auto-apply", true));
        var there = here.at(second);
        var run = here.startRun(SLOW);

        run.awaitsInApplyLog("it has begun");
        there.run(run.id()).awaitsInApplyLog("it has begun").cancel().awaits("canceled");

        var again = there.startRun(SLOW);
        here.run(again.id()).awaitsInApplyLog("it has begun").cancel().awaits("canceled");
    }

    @Test
    void whatIsRevokedAtOneIsAtOnceWorthNothingAtTheOther() {
        var tokens = "users/" + first.get("account/details").is(200).id() + "/authentication-tokens";
        var made = first.post(tokens, document("authentication-tokens", Map.of("description", "to be revoked")))
                .is(201);
        var other = second.with(made.attribute("token").asString());
        other.get("account/details").is(200);

        first.delete("authentication-tokens/" + made.id()).is(204);

        other.get("account/details").is(401);
    }

    @Test
    void whoSignedInAtOneIsSignedInAtTheOther() {
        var cookie = PageVisit.of(first).cookie();

        PageVisit.withCookie(second, cookie)
                .send("GET", "/app", BodyPublishers.noBody(), "text/html")
                .is(200);
    }

    /** A short while of what {@code ChaosAcceptanceTest} does for as long as one likes. */
    @Test
    @Order(LATE)
    void nothingIsLostWhateverBreaks() throws InterruptedException {
        Chaos.reigns(fleet, third, line, Duration.ofSeconds(8), System.nanoTime());
    }

    @Test
    @Order(LAST)
    void whenOneIsStoppedWorkGoesOnAtTheOther() {
        var here = fleet.tenant().workspace("going-on", Map.of("auto-apply", true));
        var there = here.at(second);
        var run = there.run(here.startRun(CHANGING).awaits("applied").id());

        fleet.server().stop();

        assertThat(run.applyLog()).contains("Apply complete!");
        there.startRun(CHANGING).awaits("applied");
    }

    private static OffsetDateTime at(Started run, String moment) {
        return OffsetDateTime.parse(
                run.read().attribute("status-timestamps").get(moment).asString());
    }
}
