package dev.runyard.engine.stateversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.engine.job.PhaseStates;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyStateTest {
    private static final StateText FIRST = new StateText(1, "line-a", "hello");
    private static final StateText SECOND = new StateText(2, "line-a", "bye");
    private static final PhaseResult DONE = new PhaseResult.Succeeded(true, new ResourceCounts(1, 0, 0, 0));
    private static final PhaseResult FAILED = new PhaseResult.Failed("boom", new ResourceCounts(0, 0, 0, 0));

    private final PhaseStates phases = EngineDatabase.bean(PhaseStates.class);
    private final StateStore store = EngineDatabase.bean(StateStore.class);
    private final Place place = Place.make(true);
    private final RunId run = place.startRun();

    @Test
    void theLastStateOfAnApplyCountsOnceItHasEnded() throws IOException {
        var apply = apply();
        keep(apply, FIRST);
        keep(apply, SECOND);
        keep(apply, SECOND);
        assertThat(store.current(place.workspaceId())).isEmpty();

        apply.report(DONE);

        var current = store.current(place.workspaceId()).orElseThrow();
        assertThat(current.serial()).isEqualTo(2);
        assertThat(current.intermediate()).isFalse();
        assertThat(current.runId()).isEqualTo(run);
        assertThat(current.createdBy()).isEqualTo(Place.ALICE.ref());
        assertThat(all()).hasSize(1);
    }

    @Test
    void aFailedApplyKeepsItsState() throws IOException {
        var apply = apply();
        keep(apply, FIRST);

        apply.report(FAILED);

        assertThat(store.current(place.workspaceId()).map(StateVersion::serial)).contains(1L);
    }

    @Test
    void anOlderStateThatComesLateChangesNothing() throws IOException {
        var apply = apply();
        keep(apply, SECOND);
        keep(apply, FIRST);

        apply.report(DONE);

        assertThat(store.current(place.workspaceId()).map(StateVersion::serial)).contains(2L);
    }

    @Test
    void aRepeatAfterTheReportIsAnsweredAndAnotherStateIsKeptAside() throws IOException {
        var apply = apply();
        keep(apply, FIRST);
        apply.report(DONE);

        keep(apply, FIRST);
        assertThatThrownBy(() -> keep(apply, SECOND)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> keep(apply, SECOND)).isInstanceOf(Conflict.class);

        assertThat(store.current(place.workspaceId()).map(StateVersion::serial)).contains(1L);
        assertThat(all())
                .filteredOn(StateVersion::recovery)
                .singleElement()
                .satisfies(aside -> assertThat(aside.serial()).isEqualTo(2));
    }

    @Test
    void aTornStateIsRefused() {
        var apply = apply();
        byte[] torn = new String(FIRST.bytes(), UTF_8).substring(0, 100).getBytes(UTF_8);

        assertThatThrownBy(() -> phases.keep(apply.id(), apply.epoch(), new ByteArrayInputStream(torn)))
                .isInstanceOf(Invalid.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void aPlanReadsTheStateAndWritesNone() throws IOException {
        var plan = place.claim();
        plan.start();

        assertThat(phases.current(plan.id(), plan.epoch())).isEmpty();
        assertThatThrownBy(() -> keep(plan, FIRST)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> phases.current(plan.id(), plan.epoch() + 1)).isInstanceOf(Conflict.class);
    }

    @Test
    void theNextRunStartsFromTheStateOfTheLast() throws IOException {
        var apply = apply();
        keep(apply, FIRST);
        apply.report(DONE);

        place.startRun();
        var plan = place.claim();
        plan.start();

        try (var state = phases.current(plan.id(), plan.epoch()).orElseThrow().open()) {
            assertThat(state.readAllBytes()).isEqualTo(FIRST.bytes());
        }
    }

    @Test
    void terraformInTheRunThatHoldsTheWorkspaceMayWrite() {
        apply();
        var terraform =
                new Actor.Terraform(run, place.workspaceId(), place.workspace().organizationId());
        var stranger = new Actor.Terraform(
                new RunId("run-other"), place.workspaceId(), place.workspace().organizationId());

        var version = store.create(place.workspaceId(), FIRST.inline(), terraform);

        assertThat(version.runId()).isEqualTo(run);
        assertThat(store.current(place.workspaceId()).map(StateVersion::id)).contains(version.id());
        assertThatThrownBy(() -> store.create(place.workspaceId(), SECOND.inline(), stranger))
                .isInstanceOf(Conflict.class);
    }

    private Place.Held apply() {
        place.plan(true);
        var apply = place.claim();
        apply.start();
        return apply;
    }

    private void keep(Place.Held job, StateText state) throws IOException {
        phases.keep(job.id(), job.epoch(), new ByteArrayInputStream(state.bytes()));
    }

    private List<StateVersion> all() {
        return EngineDatabase.bean(StateVersions.class).findAll().stream()
                .filter(state -> state.workspaceId().equals(place.workspaceId()))
                .toList();
    }
}
