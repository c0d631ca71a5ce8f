package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Attack;
import dev.runyard.acceptance.support.PageVisit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server without a sandbox does not keep from its runs, as docs/security.md says. What it keeps one day is to be said there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoSandboxAcceptanceTest {
    private Attack attack;

    @BeforeAll
    void attack() {
        attack = Attack.withoutSandbox();
    }

    @AfterAll
    void end() {
        attack.close();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "environment",
                "memory",
                "signal",
                "data",
                "admin-token",
                "job-tokens",
                "write-data",
                "write-outside",
                "write-providers"
            })
    void nothingOfTheServerIsKeptFromARun(String what) {
        assertThat(attack.found(what)).isEqualTo("yes");
    }

    @Test
    @Order(1)
    void thatIsSaidWhenTheServerStartsAndOnEachRun() {
        var run = attack.run();
        var said = "this run has no sandbox";

        assertThat(run.planLog()).contains("sandbox process", "network open", said);
        assertThat(run.applyLog()).contains("sandbox process", "network open", said);
        assertThat(PageVisit.of(attack.tenant().api())
                        .get("/app/" + attack.tenant().name() + "/"
                                + attack.space().name() + "/runs/" + run.id())
                        .is(200)
                        .body())
                .contains("sandbox process");
        assertThat(attack.fleet().server().output()).contains("no sandbox", "network open");
    }

    @Test
    @Order(1)
    void aCrashLeavesNoCoreAllTheSame() {
        assertThat(attack.found("core")).isEqualTo("0");
    }

    @Test
    @Order(2)
    void whatHidesOutlivesItsRun() {
        attack.run().cancel().awaits("canceled");

        assertThat(Attack.survivors()).isNotEmpty();
    }
}
