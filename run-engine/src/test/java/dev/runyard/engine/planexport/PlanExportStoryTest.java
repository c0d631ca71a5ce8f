package dev.runyard.engine.planexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.planexport.PlanExportStatus;
import dev.runyard.persistence.planexport.PlanExports;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.Phases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlanExportStoryTest {
    private final PlanExportDesk desk = EngineDatabase.bean(PlanExportDesk.class);
    private final PlanExportMaking making = EngineDatabase.bean(PlanExportMaking.class);
    private final PlanExports exports = EngineDatabase.bean(PlanExports.class);
    private final MovableClock clock = EngineDatabase.bean(MovableClock.class);
    private final BlobStore blobs = EngineDatabase.bean(BlobStore.class);
    private final Place place = Place.make();

    @Test
    void anArchiveIsThereForAnHour() {
        var plan = finishedPlan("{}");
        var export = order(plan);
        assertThat(status(export)).isEqualTo(PlanExportStatus.QUEUED);
        assertThat(tasks(export)).isEqualTo(1);
        assertThatThrownBy(() -> desk.download(export)).isInstanceOf(NotFound.class);

        assertThat(making.make(export)).isTrue();

        assertThat(desk.download(export).size()).isPositive();
        assertThatThrownBy(() -> order(plan)).isInstanceOf(Invalid.class).hasMessageContaining("can be downloaded");

        clock.advance(Duration.ofMinutes(60));
        assertThat(status(export)).isEqualTo(PlanExportStatus.EXPIRED);
        assertThatThrownBy(() -> desk.download(export)).isInstanceOf(NotFound.class);
        assertThat(order(plan)).isNotEqualTo(export);
        assertThat(exports.findById(export)).isEmpty();
    }

    @Test
    void theArchiveGoesOnceNobodyCanHaveIt() {
        var export = order(finishedPlan("{}"));
        making.make(export);
        var archive =
                Objects.requireNonNull(exports.findById(export).orElseThrow().blob());
        var sweep = EngineDatabase.bean(PlanExportSweep.class);

        sweep.sweep();
        assertThat(desk.download(export).size()).isPositive();

        clock.advance(Duration.ofHours(1));
        sweep.sweep();
        var left = exports.findById(export).orElseThrow();
        assertThat(left.blob()).isNull();
        assertThat(left.status(clock.instant())).isEqualTo(PlanExportStatus.EXPIRED);
        assertThatThrownBy(() -> blobs.size(archive)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void makingItAgainChangesNothing() {
        var export = order(finishedPlan("{}"));
        making.make(export);
        var archive = exports.findById(export).orElseThrow().blob();

        assertThat(making.make(export)).isTrue();
        assertThat(making.fail(export)).isTrue();

        assertThat(exports.findById(export).orElseThrow().blob()).isEqualTo(archive);
    }

    @Test
    void whatIsNoPlanFailsAndMayBeOrderedAgain() {
        var plan = finishedPlan("{\"variables\": {\"a\"");
        var export = order(plan);

        making.make(export);

        assertThat(status(export)).isEqualTo(PlanExportStatus.ERRORED);
        assertThat(order(plan)).isNotEqualTo(export);
    }

    @Test
    void theJsonMayFollowThePlanButNotForEver() {
        var plan = finishedPlan(null);
        var export = order(plan);
        assertThat(making.make(export)).isFalse();

        clock.advance(Duration.ofMinutes(10));

        assertThat(making.make(export)).isTrue();
        assertThat(status(export)).isEqualTo(PlanExportStatus.ERRORED);
        assertThatThrownBy(() -> order(plan)).isInstanceOf(Invalid.class).hasMessageContaining("no JSON");
    }

    @Test
    void oneThatIsDeletedIsNotMade() {
        var export = order(finishedPlan("{}"));

        desk.delete(export);

        assertThat(making.make(export)).isTrue();
        assertThat(exports.findById(export)).isEmpty();
        assertThatThrownBy(() -> desk.delete(export)).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyFinishedPlansAreExported() {
        var run = place.run(place.startRun());

        assertThatThrownBy(() -> order(run.planId()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("has not finished");
        assertThatThrownBy(() -> order(run.applyId())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> order(new PhaseId("plan-gone"))).isInstanceOf(NotFound.class);
    }

    private PhaseId finishedPlan(@Nullable String json) {
        var plan = place.run(place.startRun()).planId();
        place.plan(true);
        return json == null
                ? plan
                : Place.step(() -> {
                    var phase = EngineDatabase.bean(Phases.class).findById(plan).orElseThrow();
                    phase.keepJson(blob(json));
                    return plan;
                });
    }

    private BlobId blob(String json) {
        try {
            return blobs.put(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlanExportId order(PhaseId plan) {
        return desk.create(plan, "sentinel-mock-bundle-v0").id();
    }

    private PlanExportStatus status(PlanExportId export) {
        return exports.findById(export).orElseThrow().status(clock.instant());
    }

    private static int tasks(PlanExportId export) {
        return EngineDatabase.bean(JdbcClient.class)
                .sql("select count(*) from scheduled_tasks where task_name = 'plan-exports' and task_instance = :id")
                .param("id", export.value())
                .query(Integer.class)
                .single();
    }
}
