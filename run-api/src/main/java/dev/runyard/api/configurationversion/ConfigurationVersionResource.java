package dev.runyard.api.configurationversion;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.api.jsonapi.View;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.run.Runs;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code configuration-versions}. */
@Component
final class ConfigurationVersionResource implements Resource<ShownConfiguration> {
    private final ConfigurationVersions configurations;
    private final Runs runs;

    ConfigurationVersionResource(ConfigurationVersions configurations, Runs runs) {
        this.configurations = configurations;
        this.runs = runs;
    }

    @Override
    public Class<ShownConfiguration> shows() {
        return ShownConfiguration.class;
    }

    @Override
    public List<ShownConfiguration> byIds(Collection<String> ids) {
        return configurations
                .findAllById(ids.stream().map(ConfigurationVersionId::new).toList())
                .stream()
                .map(ShownConfiguration::of)
                .toList();
    }

    @Override
    public TypedId subject(ShownConfiguration shown) {
        return shown.version().id();
    }

    @Override
    public ResourceType<ShownConfiguration> type() {
        return ResourceType.named(
                        "configuration-versions",
                        (ShownConfiguration shown) -> shown.version().id().value())
                .attribute("auto-queue-runs", shown -> shown.version().autoQueueRuns())
                .attribute("error", shown -> shown.version().errorMessage() == null ? null : "invalid_configuration")
                .attribute("error-message", shown -> shown.version().errorMessage())
                .attribute("source", shown -> shown.version().source().wireName())
                .attribute("speculative", shown -> shown.version().speculative())
                .attribute("provisional", shown -> shown.version().provisional())
                .attribute("status", shown -> shown.version().status().wireName())
                .attribute("status-timestamps", shown -> timestamps(shown.version()))
                .attribute("changed-files", shown -> List.of())
                .attributeIfAny("upload-url", ShownConfiguration::uploadUrl)
                .toOne("ingress-attributes", "ingress-attributes", shown -> null)
                .related("ingress-attributes", shown -> path(shown.version()) + "/ingress-attributes")
                .batchedToOne("run", "runs", this::runs)
                .self(shown -> path(shown.version()))
                .link("download", (shown, view) -> downloadPath(shown.version()));
    }

    /** The run that the upload made. */
    private Column<ShownConfiguration, String> runs(List<ShownConfiguration> rows, View view) {
        var made = runs
                .madeByUpload(
                        rows.stream().map(shown -> shown.version().id().value()).toList())
                .stream()
                .collect(toMap(row -> (String) row[0], row -> (String) row[1]));
        return shown -> made.get(shown.version().id().value());
    }

    private static StatusTimestamps timestamps(ConfigurationVersion version) {
        var at = new LinkedHashMap<String, Instant>();
        put(at, "finished-at", version.uploadedAt());
        put(at, "archived-at", version.archivedAt());
        return new StatusTimestamps(at);
    }

    private static void put(Map<String, Instant> at, String name, @Nullable Instant moment) {
        if (moment != null) {
            at.put(name, moment);
        }
    }

    private static @Nullable String downloadPath(ConfigurationVersion version) {
        return version.status() == ConfigurationVersionStatus.UPLOADED ? path(version) + "/download" : null;
    }

    private static String path(ConfigurationVersion version) {
        return "/api/v2/configuration-versions/" + version.id();
    }
}
