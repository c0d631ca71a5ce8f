package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.PlanOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan may invoke actions, if its terraform has them. */
class ActionsTest {
    private static final PlanOptions INVOKING =
            new PlanOptions(false, false, true, List.of(), List.of(), List.of("action.a.b"), false);

    @Test
    void aTerraformThatHasActionsIsToldWhichToInvoke() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            FakeTerraform.install(yard, "echo \"$@\"\nexit 1\n");
            yard.startWorker();

            var plan = yard.run("")
                    .tool("terraform", FakeTerraform.VERSION)
                    .with(INVOKING)
                    .plan();

            assertThat(Yard.resultOf(plan)).isInstanceOf(PhaseResult.Failed.class);
            assertThat(plan.text()).contains("-invoke=action.a.b");
        }
    }

    @Test
    void aTerraformWithoutActionsIsNotAskedAtAll() throws IOException {
        try (var yard = new Yard(SandboxKind.PROCESS)) {
            yard.startWorker();

            var plan = yard.run("").with(INVOKING).plan();

            assertThat(Yard.resultOf(plan))
                    .isInstanceOfSatisfying(
                            PhaseResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .startsWith("To invoke actions needs terraform 1.14 or later"));
        }
    }
}
