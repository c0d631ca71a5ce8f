package dev.runyard.engine.stateversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.engine.workspace.WorkspaceLocks;
import dev.runyard.persistence.workspace.WorkspaceResource;
import dev.runyard.persistence.workspace.WorkspaceResources;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** States that came before their resources were kept. */
class StateBacklogTest {
    private final Place place = Place.make();

    @Test
    void theyAreReadOnce() {
        EngineDatabase.bean(WorkspaceLocks.class).lock(place.workspaceId(), null, Place.ALICE);
        var state = EngineDatabase.bean(StateStore.class)
                .create(place.workspaceId(), new StateText(1, "line", "hello").inline(), Place.ALICE)
                .id();
        database("delete from state_version_content where id = ?", state.value());
        database(
                "delete from workspace_resource where workspace_id = ?",
                place.workspaceId().value());
        database("insert into state_version_backlog (state_version_id) values (?)", state.value());
        var listed = EngineDatabase.bean(ListedResources.class);
        assertThat(listed.of(state)).isEmpty();

        EngineDatabase.bean(StateBacklog.class).sweep();

        assertThat(listed.of(state)).hasSize(3);
        assertThat(EngineDatabase.bean(WorkspaceResources.class).page(place.workspaceId(), "", "", false, 0, 10))
                .extracting(WorkspaceResource::address)
                .containsExactly("data.terraform_remote_state.b", "terraform_data.a");
        EngineDatabase.bean(StateBacklog.class).sweep();
        assertThat(listed.of(state)).hasSize(3);
    }

    private static void database(String sql, String id) {
        EngineDatabase.bean(JdbcClient.class).sql(sql).param(id).update();
    }
}
