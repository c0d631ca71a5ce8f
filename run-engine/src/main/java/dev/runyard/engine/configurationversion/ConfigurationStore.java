package dev.runyard.engine.configurationversion;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes configurations in, and gives them out again. That the caller may is checked before. */
@Component
public final class ConfigurationStore {
    private final Steps steps;
    private final Workspaces workspaces;
    private final ConfigurationVersions versions;
    private final UploadedConfigurations uploads;
    private final Ids ids;
    private final InstantSource clock;

    ConfigurationStore(
            Steps steps,
            Workspaces workspaces,
            ConfigurationVersions versions,
            UploadedConfigurations uploads,
            Ids ids,
            InstantSource clock) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.versions = versions;
        this.uploads = uploads;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Announces a configuration, to be uploaded next.
     *
     * @param autoQueueRuns whether the upload makes a run
     * @param kind what it is for
     * @throws NotFound when there is no such workspace
     */
    public ConfigurationVersion create(
            WorkspaceId id, boolean autoQueueRuns, ConfigurationVersion.Kind kind, Actor by) {
        return steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            var made = versions.save(new ConfigurationVersion(
                    ids.configurationVersionId(),
                    workspace.organizationId(),
                    id,
                    autoQueueRuns,
                    kind,
                    by.ref(),
                    clock.instant()));
            if (kind == ConfigurationVersion.Kind.REGULAR) {
                workspace.makeCurrent(made.id());
            }
            return made;
        });
    }

    /**
     * Takes the archive of a configuration that was announced; when this returns, it is uploaded, and its run, if it is
     * to have one, is made. The same bytes may come again; an upload that broke off or was refused may be repeated; other bytes
     * take the place of the first as long as no run was made of those, as go-tfe expects.
     *
     * @param archive a gzipped tar, which is not closed
     * @throws Invalid when it is not what {@link ConfigurationArchive} accepts; the version is errored until a better one
     *     comes, but one that has an archive keeps it
     * @throws Conflict when a run was made of another archive before, or the archive was given up
     * @throws IOException when the upload breaks off
     */
    public void upload(ConfigurationVersionId id, InputStream archive) throws IOException {
        // Asked before anything is stored, and again in the step that takes it.
        UploadedConfigurations.requireOpen(versions.findById(id).orElseThrow(NotFound::new));
        uploads.take(id, archive);
    }

    /**
     * Gives out the archive as it was uploaded.
     *
     * @throws NotFound when there is none: not yet, or no more
     */
    public Download download(ConfigurationVersionId id) {
        return versions.findById(id)
                .filter(version -> version.status() == ConfigurationVersionStatus.UPLOADED)
                .flatMap(version -> Optional.ofNullable(version.blob()))
                .map(uploads::download)
                .orElseThrow(NotFound::new);
    }
}
