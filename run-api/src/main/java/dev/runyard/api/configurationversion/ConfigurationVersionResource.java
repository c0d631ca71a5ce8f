package dev.runyard.api.configurationversion;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.StatusTimestamps;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code configuration-versions}. */
@Component
final class ConfigurationVersionResource implements Resource<ConfigurationVersion> {
    private final ConfigurationVersions configurations;
    private final TransferUrls urls;

    ConfigurationVersionResource(ConfigurationVersions configurations, TransferUrls urls) {
        this.configurations = configurations;
        this.urls = urls;
    }

    @Override
    public Class<ConfigurationVersion> shows() {
        return ConfigurationVersion.class;
    }

    @Override
    public List<ConfigurationVersion> byIds(Collection<String> ids) {
        return configurations.findAllById(
                ids.stream().map(ConfigurationVersionId::new).toList());
    }

    @Override
    public TypedId subject(ConfigurationVersion version) {
        return version.id();
    }

    @Override
    public ResourceType<ConfigurationVersion> type() {
        return ResourceType.named(
                        "configuration-versions",
                        (ConfigurationVersion version) -> version.id().value())
                .attribute("auto-queue-runs", ConfigurationVersion::autoQueueRuns)
                .attribute("error", version -> version.errorMessage() == null ? null : "invalid_configuration")
                .attribute("error-message", ConfigurationVersion::errorMessage)
                .attribute("source", version -> version.source().wireName())
                .attribute("speculative", ConfigurationVersion::speculative)
                .attribute("provisional", ConfigurationVersion::provisional)
                .attribute("status", version -> version.status().wireName())
                .attribute("status-timestamps", ConfigurationVersionResource::timestamps)
                .attribute("changed-files", version -> List.of())
                .attribute("upload-url", this::uploadUrl)
                .toOne("ingress-attributes", "ingress-attributes", version -> null)
                .related("ingress-attributes", version -> path(version) + "/ingress-attributes")
                .self(ConfigurationVersionResource::path)
                .link("download", (version, view) -> downloadPath(version));
    }

    /** It is of no use once the archive is there. */
    private @Nullable Object uploadUrl(ConfigurationVersion version) {
        return version.status() == ConfigurationVersionStatus.PENDING ? urls.configurationUpload(version.id()) : null;
    }

    private static StatusTimestamps timestamps(ConfigurationVersion version) {
        var uploaded = version.uploadedAt();
        return new StatusTimestamps(uploaded == null ? Map.of() : Map.of("finished-at", uploaded));
    }

    private static @Nullable String downloadPath(ConfigurationVersion version) {
        return version.status() == ConfigurationVersionStatus.UPLOADED ? path(version) + "/download" : null;
    }

    private static String path(ConfigurationVersion version) {
        return "/api/v2/configuration-versions/" + version.id();
    }
}
