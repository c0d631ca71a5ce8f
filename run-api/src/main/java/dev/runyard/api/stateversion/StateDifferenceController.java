package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.stateversion.StateComparison;
import dev.runyard.engine.stateversion.StateDifference;
import dev.runyard.persistence.stateversion.StateVersionId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Compares states; an addition of ours. */
@ApiController
final class StateDifferenceController {
    private final StateComparison comparison;

    StateDifferenceController(StateComparison comparison) {
        this.comparison = comparison;
    }

    @GetMapping("/api/v2/state-versions/{state}/diff")
    @Requires(Permission.READ_STATE)
    StateDifference compare(@PathVariable StateVersionId state, Query query) {
        var from = query.text("from").map(StateVersionId::new).orElse(null);
        return comparison.compare(
                state, from, query.text("sensitive").filter("true"::equals).isPresent());
    }
}
