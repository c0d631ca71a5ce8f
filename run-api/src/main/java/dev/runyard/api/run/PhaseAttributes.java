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
    private static final Map<String, String> REMOTE = Map.of("mode", "remote");

    private final TransferUrls urls;

    PhaseAttributes(TransferUrls urls) {
        this.urls = urls;
    }

    <T> ResourceType<T> declare(ResourceType<T> type, Function<T, Phase> phase) {
        return type.attribute("status", row -> phase.apply(row).status().wireName())
                .attribute("status-timestamps", row -> timestamps(phase.apply(row)))
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
