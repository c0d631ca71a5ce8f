package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Drill;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Stage;
import dev.runyard.acceptance.support.Started;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The table of docs/recovery.md: in each test one fault meets seven runs, one at each stage. All use the same workspaces, so
 * that the beginning of one is the proof that the one before left nothing stuck.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryAcceptanceTest {
    private static final String IN_FLIGHT = "Operations in flight: terraform_data.second (create).";
    private static final String AGAIN = "The worker was lost. Trying again (attempt 2).";

    private final Drill drill = new Drill();
    private final Map<Stage, Long> serials = new EnumMap<>(Stage.class);

    @AfterAll
    void end() {
        drill.close();
    }

    @Test
    @Order(1)
    void terraformIsKilled() {
        drill.begin();

        drill.killTerraform();
        drill.release();

        ends(Map.of(Stage.INIT, "errored", Stage.PLANNING, "errored", Stage.APPLYING, "errored"));
        assertThat(reason(Stage.INIT)).contains("init ended with exit code 137");
        assertThat(reason(Stage.PLANNING)).contains("The plan ended with exit code 137");
        assertThat(reason(Stage.APPLYING)).isEqualTo("The apply ended with exit code 137. " + IN_FLIGHT);
        assertThat(drill.state(Stage.APPLYING)).contains("\"first\"");
    }

    @Test
    @Order(2)
    void theDatabaseIsRestarted() {
        drill.begin();

        drill.fleet().withoutDatabase(() -> {
            var refused = drill.fleet().admin().get("organizations/drill").is(503);
            assertThat(refused.raw().headers().firstValue("Retry-After")).contains("10");
            assertThat(refused.error()).contains("The database cannot be reached just now");
        });
        drill.release();

        ends(Map.of());
    }

    /** For longer than a plan may go on unheard, and not as long as an apply may. */
    @Test
    @Order(3)
    void theNetworkIsCut() {
        drill.begin();

        drill.line().cut();
        Eventually.until("the silence is told", () -> waitsFor(Stage.APPLYING), "worker first"::equals);
        drill.line().heal();
        drill.drop();

        ends(Map.of());
        assertThat(drill.run(Stage.PLANNING).planLog()).contains(AGAIN);
        assertThat(drill.run(Stage.APPLYING).read().attribute("waiting-on").isNull())
                .isTrue();
    }

    @Test
    @Order(4)
    void theWorkerIsKilled() {
        drill.begin();

        drill.worker().kill();
        drill.drop();
        drill.worker().startAgain();

        ends(Map.of(Stage.APPLYING, "errored"));
        assertThat(reason(Stage.APPLYING))
                .isEqualTo("The worker was restarted while terraform was applying. " + IN_FLIGHT);
        assertThat(drill.run(Stage.APPLYING).applyLog())
                .contains("Error: The worker was restarted")
                .contains(IN_FLIGHT);
        for (Stage stage : new Stage[] {Stage.APPLYING, Stage.UPLOADING_STATE, Stage.REPORTING}) {
            assertThat(drill.state(stage)).contains("\"first\"");
        }
        assertThat(drill.run(Stage.PLANNING).planLog()).contains(AGAIN);
        assertThat(reason(Stage.PLANNING)).endsWith("; the plan is tried again (attempt 2).");
    }

    @Test
    @Order(5)
    void theServerIsKilled() {
        drill.begin();

        drill.fleet().server().kill();
        drill.drop();
        drill.restartServer(Map.of());

        ends(Map.of());
    }

    @Test
    @Order(6)
    void theServerIsTerminated() {
        drill.begin();

        drill.fleet().server().terminate();
        drill.drop();
        drill.restartServer(Map.of("RUNYARD_APPLY_LOST_AFTER", "9s"));

        ends(Map.of());
    }

    /** Until its applies have been given up, and its plans have gone to another worker. */
    @Test
    @Order(7)
    void theWorkerIsFrozen() {
        drill.begin();

        drill.worker().freeze();
        var other = drill.worker("second");
        drill.drop(Stage.APPLYING);
        ends(Map.of(Stage.APPLYING, "errored", Stage.UPLOADING_STATE, "errored", Stage.REPORTING, "errored"));
        drill.worker().thaw();

        for (Stage stage : new Stage[] {Stage.APPLYING, Stage.UPLOADING_STATE, Stage.REPORTING}) {
            assertThat(reason(stage)).startsWith("The worker of this apply was lost: silent for 9s.");
            assertThat(drill.run(stage).applyLog()).contains("The worker of this apply was lost");
        }
        assertThat(reason(Stage.APPLYING)).endsWith(IN_FLIGHT);
        Eventually.until(
                "the state that came too late",
                () -> drill.lateState(Stage.UPLOADING_STATE),
                late -> late.contains("\"first\""));
        // Whether it had sent it before is a matter of milliseconds; what was made is known in either case.
        Eventually.until(
                "what was made",
                () -> drill.state(Stage.APPLYING) + drill.lateState(Stage.APPLYING),
                known -> known.contains("\"first\""));
        assertThat(drill.run(Stage.PLANNING).planLog()).contains(AGAIN);
        drill.replaceWorker(other);
    }

    @Test
    @Order(8)
    void theWorkerIsTerminated() {
        drill.begin();

        drill.worker().terminate();
        drill.release();
        drill.worker().startAgain();

        ends(Map.of());
    }

    /** All runs end, as told or well; nothing was made twice; serials rise; and who waited began after that. */
    private void ends(Map<Stage, String> badly) {
        for (Stage stage : Stage.values()) {
            drill.run(stage).awaits(badly.getOrDefault(stage, "applied"));
            boolean planned = stage.compareTo(Stage.APPLYING) >= 0 || !badly.containsKey(stage);
            assertThat(drill.madeBy(stage)).as("how often %s was made", stage).isEqualTo(planned ? 1 : 0);
            long before = serials.getOrDefault(stage, -1L);
            long now = drill.serial(stage);
            assertThat(now).as("the serial of %s", stage).isGreaterThanOrEqualTo(before);
            serials.put(stage, now);
        }
        drill.followers().forEach((stage, follower) -> {
            follower.awaits("planned");
            var end = drill.run(stage).status() + "-at";
            assertThat(at(follower, "planning-at")).isAfterOrEqualTo(at(drill.run(stage), end));
            follower.discard();
        });
    }

    private static OffsetDateTime at(Started run, String moment) {
        return OffsetDateTime.parse(
                run.read().attribute("status-timestamps").get(moment).asString());
    }

    private String reason(Stage stage) {
        return drill.fleet()
                .admin()
                .get("runs/" + drill.run(stage).id() + "/run-events")
                .is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(event -> event.at("/attributes/description").asString(""))
                .reduce("", (earlier, later) -> later.isEmpty() ? earlier : later);
    }

    private String waitsFor(Stage stage) {
        var waiting = drill.run(stage).read().attribute("waiting-on");
        return waiting.path("kind").asString("") + " " + waiting.path("id").asString("");
    }
}
