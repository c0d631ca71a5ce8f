package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Attack;
import dev.runyard.acceptance.support.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One hostile configuration against a server with its defaults; docs/security.md promises what is told here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileRunAcceptanceTest {
    private Attack attack;

    @BeforeAll
    void attack() {
        attack = Attack.on(Map.of());
    }

    @AfterAll
    void end() {
        attack.close();
    }

    @Test
    @Order(1)
    void itSeesNoOtherProcess() {
        assertThat(attack.found("processes").split(" ")).isSubsetOf("bash", "bwrap", "cat", "sort", "terraform");
        assertThat(attack.found("environments")).isEqualTo("0");
        assertThat(attack.found("trace")).isEqualTo("no");
    }

    @Test
    @Order(1)
    void itReadsNothingOfTheServer() {
        assertThat(attack.found("data")).isIn("", "work");
        assertThat(attack.found("key")).isEmpty();
        assertThat(attack.found("jobs")).isEmpty();
        assertThat(attack.found("runs")).isEmpty();
        assertThat(attack.found("outside")).isEmpty();
    }

    @Test
    @Order(1)
    void itWritesNothingThatLaterRunsUse() throws IOException {
        assertThat(List.of(
                        attack.found("write-tool"),
                        attack.found("write-settings"),
                        attack.found("write-providers"),
                        attack.found("write-system")))
                .containsOnly("no");
        // Where these would be it has a place of its own, in memory.
        assertThat(attack.outsideFile()).hasContent("of-somebody-else");
        assertThat(attack.fleet().data(0).resolve("poison")).doesNotExist();
    }

    @Test
    @Order(1)
    void itSignalsNobodyOutside() {
        assertThat(attack.found("signal")).isEqualTo("no");
        assertThat(attack.fleet().server().isAlive()).isTrue();
    }

    @Test
    @Order(1)
    void itGainsNoRights() {
        assertThat(List.of(
                        attack.found("namespaces"),
                        attack.found("mount"),
                        attack.found("device"),
                        attack.found("become-root")))
                .containsOnly("no");
        assertThat(attack.found("privileges"))
                .contains("CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1", "Seccomp: 2");
        assertThat(attack.found("devices").split(" "))
                .containsExactlyInAnyOrder(
                        "core", "fd", "full", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin", "stdout",
                        "tty", "urandom", "zero");
    }

    @Test
    @Order(1)
    void itSharesNoMemoryAndNoKeys() {
        assertThat(attack.found("shared")).isEmpty();
        assertThat(attack.found("keys")).isEmpty();
    }

    @Test
    @Order(1)
    void itsSecretsAreForItsEyesAndLeaveNoCore() {
        assertThat(attack.found("modes").split(" ")).containsOnly("600");
        assertThat(attack.found("core")).isEqualTo("0");
    }

    @Test
    @Order(2)
    void itsTokenOpensItsStateAndNothingElse() {
        ApiClient run = attack.asRun();
        String workspace = attack.space().id();
        String organization = attack.tenant().name();
        String other = attack.tenant().workspace("other").id();

        List<String> opened = Stream.of(
                        "organizations/" + organization + "/teams",
                        "organizations/" + organization + "/varsets",
                        "workspaces/" + other,
                        "workspaces/" + other + "/current-state-version",
                        "workspaces/" + workspace + "/vars",
                        "admin/users",
                        "admin/organizations")
                .filter(path -> !List.of(401, 403, 404).contains(run.get(path).status()))
                .toList();
        assertThat(opened).isEmpty();
        assertThat(run.get("organizations/" + organization + "/workspaces").body())
                .doesNotContain(other);
        String stranger = attack.fleet().tenant().name();
        assertThat(run.get("organizations").body()).doesNotContain(stranger);
        for (String action : List.of("apply", "cancel", "discard", "force-cancel")) {
            assertThat(run.post("runs/" + attack.run().id() + "/actions/" + action, Map.of())
                            .status())
                    .as(action)
                    .isIn(401, 403, 404);
        }
        assertThat(writeVariable(run, workspace).status()).isIn(401, 403, 404);
        assertThat(run.post("/worker/v1/claims", Map.of()).status()).isIn(401, 403, 404);
    }

    @Test
    @Order(2)
    void aPlanCannotWriteState() {
        Map<String, String> loot = attack.plan();

        assertThat(loot).containsKeys("plan-reads-workspace", "plan-writes-state");
        assertThat(loot.get("plan-reads-workspace")).isEqualTo("200");
        assertThat(loot.get("plan-writes-state")).isIn("401", "403", "404");
    }

    @Test
    @Order(3)
    void nothingOutlivesItsRun() throws IOException {
        assertThat(Attack.survivors()).isNotEmpty();

        attack.run().cancel().awaits("canceled");

        assertThat(Attack.survivors()).isEmpty();
        Eventually.until("the run's folder to be gone", this::leftovers, List::isEmpty);
        assertThat(attack.asRun()
                        .get("workspaces/" + attack.space().id() + "/current-state-version")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Order(4)
    void whatItLeftInPlaceOfItsFilesLeadsNowhere() {
        var state = attack.space().currentState();

        assertThat(state.status()).isIn(200, 404);
        assertThat(state.body()).doesNotContain("ryv1");
        attack.space().beside("after").startRun().awaits("planned").confirm().awaits("applied");
    }

    /** Runs last: by then all of that has been used. */
    @Test
    @Order(5)
    void theServerLogsNeitherTokensNorAddressesThatCarryRights() {
        var admin = attack.fleet().admin();
        var right = "/_transfer/state/forged-right-4711";
        admin.with(null).get(right).is(404);
        admin.with(null).put(admin.server() + right, new byte[] {1}).is(404);
        admin.with("forged.ryv1.token-4711").get("account/details").is(401);

        assertThat(attack.fleet().server().output())
                .contains("Claimed")
                .doesNotContain("_transfer", "4711", attack.asRun().token());
        assertThat(admin.get("/metrics").is(200).body())
                .contains("runyard_")
                .doesNotContain("4711", attack.asRun().token());
    }

    private List<String> leftovers() {
        try (var runs = Files.list(attack.fleet().data(0).resolve("work/runs"))) {
            return runs.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Answer writeVariable(ApiClient api, String workspace) {
        var attributes = new HashMap<String, Object>(Map.of("key", "TF_LOG", "value", "trace", "category", "env"));
        return api.post("workspaces/" + workspace + "/vars", document("vars", attributes));
    }
}
