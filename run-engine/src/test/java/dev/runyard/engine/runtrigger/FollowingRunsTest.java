package dev.runyard.engine.runtrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.run.AfterApply;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;

class FollowingRunsTest {
    private static final PhaseResult DONE = new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0));

    private final FollowingRuns following = EngineDatabase.bean(FollowingRuns.class);
    private final RunTriggerDirectory directory = EngineDatabase.bean(RunTriggerDirectory.class);
    private final Place source = Place.make(true);
    private final Place target = beside(source);

    @Test
    void theEndOfAnApplySchedulesOneTaskAndOnlyWhereSomethingFollows() {
        assertThat(tasks(apply())).isZero();

        directory.create(target.workspaceId(), source.workspaceId());
        assertThat(tasks(apply())).isEqualTo(1);
    }

    @Test
    void aTaskThatIsDoneTwiceQueuesOneRun() {
        target.configuration(false);
        directory.create(target.workspaceId(), source.workspaceId());
        var run = apply();

        following.queue(run);
        following.queue(run);

        assertThat(runs(target)).singleElement().satisfies(made -> {
            assertThat(made.source()).isEqualTo(RunSource.RUN_TRIGGER);
            assertThat(made.message()).contains(run.value());
        });
    }

    @Test
    void twoAppliesQueueTwoRuns() {
        target.configuration(false);
        directory.create(target.workspaceId(), source.workspaceId());

        var first = apply();
        var second = apply();

        following.queue(first);
        following.queue(second);

        assertThat(runs(target)).hasSize(2);
    }

    @Test
    void aTriggerThatCameAfterTheApplyIsForTheNextOne() {
        target.configuration(false);
        var run = apply();
        var trigger = directory.create(target.workspaceId(), source.workspaceId());
        EngineDatabase.bean(JdbcClient.class)
                .sql("update run_trigger set created_at = created_at + interval '1 second' where id = :id")
                .param("id", trigger.id().value())
                .update();

        following.queue(run);

        assertThat(runs(target)).isEmpty();
    }

    @Test
    void aRunThatIsGoneIsNobodysSource() {
        following.queue(new RunId("run-gone"));

        assertThat(runs(target)).isEmpty();
    }

    private RunId apply() {
        var run = source.startRun();
        source.plan(true);
        var apply = source.claim();
        apply.start();
        apply.report(DONE);
        return run;
    }

    private static List<Run> runs(Place place) {
        return EngineDatabase.bean(Runs.class).newest(place.workspaceId(), false, Limit.of(10));
    }

    private static int tasks(RunId run) {
        return EngineDatabase.bean(JdbcClient.class)
                .sql("select count(*) from scheduled_tasks where task_name = :task and task_instance = :run")
                .param("task", AfterApply.TASK.getTaskName())
                .param("run", run.value())
                .query(Integer.class)
                .single();
    }

    private static Place beside(Place place) {
        var workspace = place.workspace();
        WorkspaceId id = EngineDatabase.bean(Ids.class).workspaceId();
        Place.step(() -> EngineDatabase.bean(Workspaces.class)
                .save(new Workspace(
                        id,
                        workspace.organizationId(),
                        workspace.projectId(),
                        "cluster",
                        workspace.settings(),
                        Instant.parse("2026-03-01T12:00:00Z"))));
        return Place.in(id);
    }
}
