package dev.runyard.engine.stateversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.job.PhaseStates;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForcedEndStateTest {
    private final PhaseStates phases = EngineDatabase.bean(PhaseStates.class);
    private final RunLifecycle lifecycle = EngineDatabase.bean(RunLifecycle.class);
    private final Place place = Place.make(true);

    @Test
    void theStateSentBeforeCountsAndTheOneSentAfterIsKeptAside() throws IOException {
        var run = place.startRun();
        place.plan(true);
        var apply = place.claim();
        apply.start();
        keep(apply, new StateText(1, "line-a", "hello"));

        lifecycle.cancel(run, Place.ALICE, null);
        EngineDatabase.bean(MovableClock.class).advance(Duration.ofMinutes(1));
        lifecycle.forceCancel(run, Place.ALICE, null);

        assertThatThrownBy(() -> keep(apply, new StateText(2, "line-a", "bye"))).isInstanceOf(Conflict.class);
        assertThat(EngineDatabase.bean(StateStore.class)
                        .current(place.workspaceId())
                        .map(StateVersion::serial))
                .contains(1L);
        assertThat(EngineDatabase.bean(StateVersions.class).findAll())
                .filteredOn(state -> state.workspaceId().equals(place.workspaceId()) && state.recovery())
                .singleElement()
                .satisfies(aside -> assertThat(aside.serial()).isEqualTo(2));
    }

    private void keep(Place.Held job, StateText state) throws IOException {
        phases.keep(job.id(), job.epoch(), new ByteArrayInputStream(state.bytes()));
    }
}
