package dev.runyard.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.engine.stateversion.StateText;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.MovableClock;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.workspace.WorkspaceLocks;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionSweepTest {
    private final RetentionSweep sweep = EngineDatabase.bean(RetentionSweep.class);
    private final DataRetention retention = EngineDatabase.bean(DataRetention.class);
    private final StateVersions states = EngineDatabase.bean(StateVersions.class);
    private final Place place = Place.make();

    @Test
    void oldStatesGoOutOfReachAndThenForGoodButNeverThePresentOne() {
        var older = aged(state(place, 1), 31);
        var younger = aged(state(place, 2), 29);
        var present = aged(state(place, 3), 400);
        retention.set(place.workspaceId(), 30);

        sweep.sweep();

        assertThat(status(older)).isEqualTo(StateVersionStatus.BACKING_DATA_SOFT_DELETED);
        assertThat(status(younger)).isEqualTo(StateVersionStatus.FINALIZED);
        assertThat(status(present)).isEqualTo(StateVersionStatus.FINALIZED);
        assertThat(read(older).blob()).isNotNull();

        database("update state_version set soft_deleted_at = soft_deleted_at - interval '31 days' where id = ?", older);
        sweep.sweep();

        assertThat(status(older)).isEqualTo(StateVersionStatus.BACKING_DATA_PERMANENTLY_DELETED);
        assertThat(read(older).blob()).isNull();
        assertThat(EngineDatabase.bean(StateVersionOutputs.class).of(older)).isEmpty();
    }

    @Test
    void aWorkspaceMaySayOtherwiseThanItsOrganization() {
        var beside = place.beside();
        var here = aged(state(place, 1), 31);
        state(place, 2);
        var there = aged(state(beside, 1), 31);
        state(beside, 2);
        retention.set(read(here).organizationId(), 30);
        retention.set(beside.workspaceId(), null);

        sweep.sweep();

        assertThat(status(here)).isEqualTo(StateVersionStatus.BACKING_DATA_SOFT_DELETED);
        assertThat(status(there)).isEqualTo(StateVersionStatus.FINALIZED);
        assertThat(retention.of(place.workspaceId()).deleteOlderThanDays()).isEqualTo(30);
    }

    @Test
    void oldConfigurationsGoOutOfReachTooButNeverTheCurrentOne() {
        var older = place.configuration(false);
        var plain = place.configuration(true);
        var current = place.configuration(false);
        EngineDatabase.bean(JdbcClient.class)
                .sql("update configuration_version set created_at = ? where workspace_id = ?")
                .params(daysAgo(31), place.workspaceId().value())
                .update();
        EngineDatabase.bean(JdbcClient.class)
                .sql("update workspace set current_configuration_version_id = ? where id = ?")
                .params(current.value(), place.workspaceId().value())
                .update();
        retention.set(place.workspaceId(), 30);

        sweep.sweep();

        assertThat(List.of(older, plain, current))
                .extracting(id -> EngineDatabase.bean(ConfigurationVersions.class)
                        .findById(id)
                        .orElseThrow()
                        .status()
                        .wireName())
                .containsExactly("backing_data_soft_deleted", "backing_data_soft_deleted", "uploaded");
    }

    @Test
    void withoutAPolicyNothingIsDeleted() {
        var old = aged(state(place, 1), 4000);
        state(place, 2);

        sweep.sweep();

        assertThat(status(old)).isEqualTo(StateVersionStatus.FINALIZED);
    }

    private static StateVersionId state(Place place, long serial) {
        var locks = EngineDatabase.bean(WorkspaceLocks.class);
        locks.lock(place.workspaceId(), null, Place.ALICE);
        var made = EngineDatabase.bean(StateStore.class)
                .create(place.workspaceId(), new StateText(serial, "line", "hello").inline(), Place.ALICE);
        locks.unlock(place.workspaceId(), Place.ALICE);
        return made.id();
    }

    private static StateVersionId aged(StateVersionId state, int days) {
        EngineDatabase.bean(JdbcClient.class)
                .sql("update state_version set created_at = ? where id = ?")
                .params(daysAgo(days), state.value())
                .update();
        return state;
    }

    private static Timestamp daysAgo(int days) {
        return Timestamp.from(EngineDatabase.bean(MovableClock.class).instant().minus(Duration.ofDays(days)));
    }

    private static void database(String sql, StateVersionId state) {
        EngineDatabase.bean(JdbcClient.class).sql(sql).param(state.value()).update();
    }

    private StateVersionStatus status(StateVersionId state) {
        return read(state).status();
    }

    private StateVersion read(StateVersionId state) {
        return states.findById(state).orElseThrow();
    }
}
