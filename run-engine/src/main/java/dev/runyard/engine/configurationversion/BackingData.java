package dev.runyard.engine.configurationversion;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Unfit;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Takes the archives of configuration versions out of use, as HCP Terraform's page "Configuration versions API reference" has
 * it. That the caller may is checked before. What is let go of is removed at once.
 */
@Component
public final class BackingData {
    /** For how long an archive that was softly deleted can be restored. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Steps steps;
    private final ConfigurationVersions versions;
    private final ConfigurationUse use;
    private final StoredArchives archives;
    private final Readmes readmes;
    private final InstantSource clock;

    BackingData(
            Steps steps,
            ConfigurationVersions versions,
            ConfigurationUse use,
            StoredArchives archives,
            Readmes readmes,
            InstantSource clock) {
        this.steps = steps;
        this.versions = versions;
        this.use = use;
        this.archives = archives;
        this.readmes = readmes;
        this.clock = clock;
    }

    /**
     * Gives an archive up; no run can use the version any more.
     *
     * @throws NotFound when there is no such version
     * @throws Conflict when it is not uploaded, is its workspace's current one, or has a run that has not ended
     */
    public void archive(ConfigurationVersionId id) {
        change(id, (workspace, version) -> {
            use.obstacle(workspace, version).ifPresent(reason -> {
                throw new Conflict("transition not allowed: configuration could not be archived because " + reason);
            });
            version.archive(clock.instant());
        });
    }

    /**
     * Takes an archive out of use, to be deleted for good in 30 days.
     *
     * @throws NotFound when there is no such version
     * @throws Unfit when it is not uploaded, is its workspace's current one, or has a run that has not ended
     */
    public void softDelete(ConfigurationVersionId id) {
        change(id, (workspace, version) -> {
            use.obstacle(workspace, version).ifPresent(reason -> {
                throw new Unfit("transition not allowed: backing data could not be deleted because " + reason);
            });
            version.softDelete(clock.instant().plus(KEPT));
        });
    }

    /**
     * Brings back an archive that was softly deleted.
     *
     * @throws NotFound when there is no such version
     * @throws Unfit when it was not
     */
    public void restore(ConfigurationVersionId id) {
        change(id, (workspace, version) -> {
            requireSoftlyDeleted(version, "restored");
            version.restore();
        });
    }

    /**
     * Deletes for good an archive that was softly deleted.
     *
     * @throws NotFound when there is no such version
     * @throws Unfit when it was not
     */
    public void permanentlyDelete(ConfigurationVersionId id) {
        change(id, (workspace, version) -> {
            requireSoftlyDeleted(version, "permanently deleted");
            version.permanentlyDelete();
        });
    }

    private static void requireSoftlyDeleted(ConfigurationVersion version, String done) {
        if (version.status() != ConfigurationVersionStatus.BACKING_DATA_SOFT_DELETED) {
            throw new Unfit("transition not allowed: backing data could not be " + done + " because "
                    + ConfigurationUse.statusOf(version));
        }
    }

    private void change(ConfigurationVersionId id, BiConsumer<Workspace, ConfigurationVersion> change) {
        steps.take(() -> changed(id, change)).ifPresent(archives::remove);
    }

    /** Returns the archive that the change let go of. */
    private Optional<BlobId> changed(ConfigurationVersionId id, BiConsumer<Workspace, ConfigurationVersion> change) {
        var workspace = use.lockWorkspaceOf(id);
        var version = versions.lock(id).orElseThrow(NotFound::new);
        var before = version.blob();
        change.accept(workspace, version);
        if (version.blob() != null) {
            return Optional.empty();
        }
        readmes.keep(id, null);
        return Optional.ofNullable(before);
    }
}
