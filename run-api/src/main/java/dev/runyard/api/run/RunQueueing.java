package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.engine.queue.QueuePositions;
import dev.runyard.engine.queue.WaitingReason;
import dev.runyard.engine.queue.WaitingReasons;
import dev.runyard.persistence.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far runs have come in their queue, and what they wait for: {@code waiting-on} is an addition of ours. */
@Component
final class RunQueueing {
    private final QueuePositions positions;
    private final WaitingReasons reasons;

    RunQueueing(QueuePositions positions, WaitingReasons reasons) {
        this.positions = positions;
        this.reasons = reasons;
    }

    void declare(ResourceType<Run> type) {
        type.batchedAttribute("position-in-queue", (rows, view) -> positions(rows))
                .batchedAttribute("waiting-on", (rows, view) -> reasons(rows));
    }

    /** 0 for a run that is in no queue. */
    private Column<Run, Object> positions(List<Run> runs) {
        var places = positions.of(runs);
        return run -> places.getOrDefault(run.id(), 0);
    }

    private Column<Run, Object> reasons(List<Run> runs) {
        var found = reasons.of(runs);
        return run -> written(found.get(run.id()));
    }

    private static @Nullable Map<String, @Nullable Object> written(@Nullable WaitingReason reason) {
        if (reason == null) {
            return null;
        }
        var written = new LinkedHashMap<String, @Nullable Object>();
        written.put("kind", reason.kind().wireName());
        written.put("id", reason.id());
        written.put("since", reason.since());
        return written;
    }
}
