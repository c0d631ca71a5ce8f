package dev.runyard.ui.run;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.ui.page.Moment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Finds the configurations that a run can use. */
@Component
public final class Configurations {
    private static final int SHOWN = 20;

    private final ConfigurationVersions versions;
    private final Names names;

    Configurations(ConfigurationVersions versions, Names names) {
        this.versions = versions;
        this.names = names;
    }

    /** Returns the one that a run uses when it names none; null when there is none. */
    public @Nullable Row current(Workspace workspace) {
        return Optional.ofNullable(workspace.currentConfigurationVersionId())
                .flatMap(versions::findById)
                .filter(Configurations::isUploaded)
                .or(() -> versions.newestUploaded(workspace.id()))
                .map(version -> rows(List.of(version)).getFirst())
                .orElse(null);
    }

    /** Returns what to choose from: the newest few that were uploaded. */
    Choice of(Workspace workspace) {
        var found = versions.of(workspace.id(), PageRequest.ofSize(SHOWN)).stream()
                .filter(Configurations::isUploaded)
                .toList();
        return new Choice(current(workspace), rows(found));
    }

    private static boolean isUploaded(ConfigurationVersion version) {
        return version.status() == ConfigurationVersionStatus.UPLOADED;
    }

    private List<Row> rows(List<ConfigurationVersion> found) {
        var nameOf =
                names.of(found.stream().map(ConfigurationVersion::createdBy).toList());
        return found.stream()
                .map(version -> new Row(
                        version.id().value(),
                        new Moment(Objects.requireNonNullElse(version.uploadedAt(), version.createdAt())),
                        nameOf.apply(version.createdBy()),
                        version.speculative()))
                .toList();
    }

    /**
     * What to choose from.
     *
     * @param current null when there is none that a run could use
     */
    record Choice(@Nullable Row current, List<Row> all) {}

    /** A configuration version that was uploaded. */
    public record Row(String id, Moment at, String by, boolean speculative) {}
}
