package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What plans and applies have in common. */
@Component
final class PhaseAttributes {
    private final TransferUrls urls;

    PhaseAttributes(TransferUrls urls) {
        this.urls = urls;
    }

    <T> ResourceType<T> declare(ResourceType<T> type, Function<T, Phase> phase) {
        return type.attribute("status", row -> phase.apply(row).status().wireName())
                .attribute("status-timestamps", row -> timestamps(phase.apply(row)))
                .attribute("execution-details", row -> Map.of("mode", "remote"))
                .attribute("log-read-url", row -> urls.log(phase.apply(row).id()))
                .attribute("resource-additions", row -> phase.apply(row).resourceAdditions())
                .attribute("resource-changes", row -> phase.apply(row).resourceChanges())
                .attribute("resource-destructions", row -> phase.apply(row).resourceDestructions())
                .attribute("resource-imports", row -> phase.apply(row).resourceImports());
    }

    private static StatusTimestamps timestamps(Phase phase) {
        var at = new LinkedHashMap<String, Instant>();
        put(at, "queued-at", phase.queuedAt());
        put(at, "started-at", phase.startedAt());
        put(at, end(phase.status()), phase.endedAt());
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
