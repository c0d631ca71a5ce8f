package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Egress;
import dev.runyard.contract.PhaseResult;
import org.junit.jupiter.api.Test;

/** Which policy a phase runs under, and what becomes of one that cannot be kept. */
class EgressTest {
    private static final String HELLO = "resource \"terraform_data\" \"hello\" {}";

    @Test
    void whatCannotBeKeptIsNotRun() throws Exception {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();

            var job = yard.run(HELLO).reaching(Egress.DENY_LIST).plan();

            assertThat(Yard.resultOf(job))
                    .isInstanceOfSatisfying(
                            PhaseResult.Failed.class,
                            failed -> assertThat(failed.reason()).contains("without a sandbox"));
            assertThat(job.text()).contains("network deny-list").doesNotContain("terraform_data.hello");
            Yard.succeeded(yard.run(HELLO).reaching(Egress.OPEN).plan());
            Yard.succeeded(yard.run(HELLO).plan());
        }
    }

    @Test
    void anOrganizationsPolicyTakesThePlaceOfTheMachines() throws Exception {
        try (var yard = new Yard(SandboxKind.BUBBLEWRAP)) {
            yard.startWorker(yard.settings().with(Egress.DENY_LIST));

            assertThat(Yard.succeeded(yard.run(HELLO).plan()).text()).contains("network deny-list");
            assertThat(Yard.succeeded(yard.run(HELLO).reaching(Egress.OPEN).plan())
                            .text())
                    .contains("network open");
        }
    }
}
