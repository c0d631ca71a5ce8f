package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutputId;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The outputs of states. */
@ApiController
final class StateOutputController {
    private final StateStore store;
    private final StateVersionOutputs outputs;

    StateOutputController(StateStore store, StateVersionOutputs outputs) {
        this.store = store;
        this.outputs = outputs;
    }

    /** All of them at once, since the CLI reads one page only; sensitive values are null here, and nowhere else. */
    @GetMapping("/api/v2/workspaces/{workspace}/current-state-version-outputs")
    @Requires(value = Permission.READ_STATE_OUTPUTS, inRuns = true)
    List<OutputView> current(@PathVariable WorkspaceId workspace) {
        return outputs.of(store.current(workspace).orElseThrow(NotFound::new).id()).stream()
                .map(OutputView::masked)
                .toList();
    }

    @GetMapping("/api/v2/state-versions/{state}/outputs")
    @Requires(value = Permission.READ_STATE_OUTPUTS, inRuns = true)
    Listing<OutputView> of(@PathVariable StateVersionId state, Paging paging) {
        return paging.of(outputs.of(store.readable(state)).stream()
                .map(OutputView::plain)
                .toList());
    }

    @GetMapping("/api/v2/state-version-outputs/{output}")
    @Requires(value = Permission.READ_STATE_OUTPUTS, inRuns = true)
    OutputView read(@PathVariable StateVersionOutputId output) {
        var found = outputs.findById(output).orElseThrow(NotFound::new);
        store.readable(found.stateVersionId());
        return OutputView.plain(found);
    }
}
