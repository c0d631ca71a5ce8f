package dev.runyard.api.planexport;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.engine.planexport.PlanExportRules;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.planexport.PlanExportStatus;
import dev.runyard.persistence.planexport.PlanExports;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code plan-exports}. */
@Component
final class PlanExportResource implements Resource<PlanExport> {
    private final PlanExports exports;
    private final InstantSource clock;

    PlanExportResource(PlanExports exports, InstantSource clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    public Class<PlanExport> shows() {
        return PlanExport.class;
    }

    @Override
    public List<PlanExport> byIds(Collection<String> ids) {
        return exports.findAllById(ids.stream().map(PlanExportId::new).toList());
    }

    @Override
    public TypedId subject(PlanExport export) {
        return export.id();
    }

    @Override
    public ResourceType<PlanExport> type() {
        return ResourceType.named(
                        "plan-exports", (PlanExport export) -> export.id().value())
                .attribute("data-type", _ -> PlanExportRules.MOCKS)
                .attribute("status", export -> status(export).wireName())
                .attribute("status-timestamps", PlanExportResource::timestamps)
                .toOne("plan", "plans", export -> export.planId().value())
                .self(PlanExportResource::path)
                .link("download", (export, view) -> isThere(export) ? path(export) + "/download" : null);
    }

    private PlanExportStatus status(PlanExport export) {
        return export.status(clock.instant());
    }

    private boolean isThere(PlanExport export) {
        return status(export) == PlanExportStatus.FINISHED;
    }

    private static String path(PlanExport export) {
        return "/api/v2/plan-exports/" + export.id();
    }

    /** When it expires is known, and told, as soon as it is there. */
    private static StatusTimestamps timestamps(PlanExport export) {
        var at = new LinkedHashMap<String, Instant>();
        at.put("queued-at", export.queuedAt());
        put(at, export.expiresAt() == null ? "errored-at" : "finished-at", export.endedAt());
        put(at, "expired-at", export.expiresAt());
        return new StatusTimestamps(at);
    }

    private static void put(Map<String, Instant> at, String name, @Nullable Instant instant) {
        if (instant != null) {
            at.put(name, instant);
        }
    }
}
