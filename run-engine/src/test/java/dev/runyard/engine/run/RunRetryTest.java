package dev.runyard.engine.run;

import static dev.runyard.engine.support.Place.ALICE;
import static dev.runyard.persistence.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunEvents;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRetryTest {
    private static final RunRetry.Wish AGAIN = new RunRetry.Wish(RunSource.API, null, null);

    private final RunRetry retries = EngineDatabase.bean(RunRetry.class);
    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final SnapshotStore snapshots = EngineDatabase.bean(SnapshotStore.class);
    private final Place place = Place.make();

    @Test
    void aPlanOnlyRunThatFailedIsRunAgainAsItWas() {
        var asked = new RunRequest(
                place.workspaceId(),
                place.configuration(true),
                RunSource.TERRAFORM_CLOUD,
                "is it well?",
                RunOptions.PLAIN,
                null,
                null,
                new ToolWish(null, "1.9.0"),
                List.of(new RunVariable("who", "\"me\"")));
        var run = place.startRun(asked);
        var plan = place.claim();
        plan.start();
        plan.report(new PhaseResult.Failed("the network was down", ResourceCounts.NONE));

        var again = retries.retry(run, AGAIN, ALICE);

        assertThat(again.id()).isNotEqualTo(run);
        assertThat(place.status(again.id())).isEqualTo(PLAN_QUEUED);
        assertThat(again.configurationVersionId()).isEqualTo(asked.configurationVersion());
        assertThat(again.message()).isEqualTo("is it well?");
        assertThat(again.terraformVersion()).isEqualTo("1.9.0");
        assertThat(again.options()).isEqualTo(place.run(run).options());
        assertThat(snapshots.read(again.id()).runVariables()).containsExactlyElementsOf(asked.variables());
        assertThat(EngineDatabase.bean(RunEvents.class).of(run).getLast())
                .satisfies(event -> assertThat(event.action()).isEqualTo(RunAction.RETRY))
                .satisfies(event ->
                        assertThat(event.description()).contains(again.id().value()));
        assertThat(place.status(run)).isEqualTo(ERRORED);
    }

    @Test
    void aCanceledOneIsRunAgainWithAnotherVersion() {
        var run = place.startPlanOnlyRun();
        lifecycle.cancel(run, ALICE, null);

        var again = retries.retry(run, new RunRetry.Wish(RunSource.UI, "1.8.5", "once more"), ALICE);

        assertThat(again.terraformVersion()).isEqualTo("1.8.5");
        assertThat(again.source()).isEqualTo(RunSource.UI);
    }

    @Test
    void otherRunsAreRefused() {
        var applying = place.startRun();
        lifecycle.cancel(applying, ALICE, null);
        assertThatThrownBy(() -> retries.retry(applying, AGAIN, ALICE))
                .isInstanceOf(Conflict.class)
                .hasMessage(RunAction.RETRY.refusal());

        var fine = place.startPlanOnlyRun();
        assertThatThrownBy(() -> retries.retry(fine, AGAIN, ALICE)).hasMessage(RunAction.RETRY.refusal());
        place.plan(true);
        assertThatThrownBy(() -> retries.retry(fine, AGAIN, ALICE)).hasMessage(RunAction.RETRY.refusal());
    }

    @Test
    void aRunThatCouldNotBeAskedForAnyMoreIsNotRetriedAndLeavesNoTrace() {
        var run = place.startPlanOnlyRun();
        lifecycle.cancel(run, ALICE, null);
        int before = EngineDatabase.bean(RunEvents.class).of(run).size();
        Place.step(() -> {
            var configuration = EngineDatabase.bean(
                            dev.runyard.persistence.configurationversion.ConfigurationVersions.class)
                    .findById(place.run(run).configurationVersionId())
                    .orElseThrow();
            configuration.failed("gone");
            return configuration;
        });

        assertThatThrownBy(() -> retries.retry(run, AGAIN, ALICE)).isInstanceOf(Invalid.class);

        assertThat(EngineDatabase.bean(RunEvents.class).of(run)).hasSize(before);
    }
}
