package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What plans and applies have in common. */
@Component
final class PhaseAttributes {
    private static final Map<String, String> REMOTE = Map.of("mode", "remote");

    private final TransferUrls urls;
    private final Runs runs;

    PhaseAttributes(TransferUrls urls, Runs runs) {
        this.urls = urls;
        this.runs = runs;
    }

    <T> ResourceType<T> declare(ResourceType<T> type, Function<T, Phase> phase) {
        return type.attribute("status", row -> phase.apply(row).status().wireName())
                .batchedAttribute("status-timestamps", (rows, view) -> timestamps(rows, phase))
                .attribute("execution-details", row -> phase.apply(row).startedAt() == null ? null : REMOTE)
                .attribute("log-read-url", row -> urls.log(phase.apply(row).id()))
                .attribute("resource-additions", row -> counted(phase.apply(row), Phase::resourceAdditions))
                .attribute("resource-changes", row -> counted(phase.apply(row), Phase::resourceChanges))
                .attribute("resource-destructions", row -> counted(phase.apply(row), Phase::resourceDestructions))
                .attribute("resource-imports", row -> counted(phase.apply(row), Phase::resourceImports));
    }

    /** Nothing is known before the end. */
    private static @Nullable Integer counted(Phase phase, Function<Phase, Integer> count) {
        return phase.status().isFinal() ? count.apply(phase) : null;
    }

    /** Whether it was by force that a phase was canceled is known to its run. */
    private <T> Column<T, Object> timestamps(List<T> rows, Function<T, Phase> phase) {
        var canceled = rows.stream()
                .map(phase)
                .filter(each -> each.status() == PhaseStatus.CANCELED)
                .map(Phase::runId)
                .toList();
        var forced = new HashMap<RunId, Instant>();
        for (Run run : canceled.isEmpty() ? List.<Run>of() : runs.findAllById(canceled)) {
            var at = run.cancellation().forcedAt();
            if (at != null) {
                forced.put(run.id(), at);
            }
        }
        return row -> timestamps(phase.apply(row), forced);
    }

    private static StatusTimestamps timestamps(Phase phase, Map<RunId, Instant> forced) {
        var at = new LinkedHashMap<String, Instant>();
        put(at, "queued-at", phase.queuedAt());
        put(at, "started-at", phase.startedAt());
        put(at, end(phase.status()), phase.endedAt());
        if (phase.status() == PhaseStatus.CANCELED) {
            put(at, "force-canceled-at", forced.get(phase.runId()));
        }
        return new StatusTimestamps(at);
    }

    private static String end(PhaseStatus status) {
        return status.wireName() + "-at";
    }

    private static void put(Map<String, Instant> at, String name, @Nullable Instant instant) {
        if (instant != null) {
            at.put(name, instant);
        }
    }
}
