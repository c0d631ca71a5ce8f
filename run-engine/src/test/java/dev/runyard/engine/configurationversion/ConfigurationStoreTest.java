package dev.runyard.engine.configurationversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersion.Kind;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;

class ConfigurationStoreTest {
    private static final byte[] ARCHIVE =
            new TestArchive().file("main.tf", "terraform {}").gzipped();
    private static final byte[] ANOTHER = new TestArchive().file("main.tf", "").gzipped();

    private final ConfigurationStore store = EngineDatabase.bean(ConfigurationStore.class);
    private final Place place = Place.make();

    @Test
    void anUploadedConfigurationIsGivenOutAsItCame() throws IOException {
        var id = create(false);
        assertThatThrownBy(() -> store.download(id)).isInstanceOf(NotFound.class);

        upload(id, ARCHIVE);

        var bytes = new ByteArrayOutputStream();
        store.download(id).writeTo(bytes);
        assertThat(bytes.toByteArray()).isEqualTo(ARCHIVE);
        assertThat(store.download(id).size()).isEqualTo(ARCHIVE.length);
        assertThat(version(id).status()).isEqualTo(ConfigurationVersionStatus.UPLOADED);
        assertThat(runs()).isZero();
    }

    @Test
    void theSameUploadMayComeAgainAnotherOnlyBeforeARunIsMade() throws IOException {
        var id = create(true);
        upload(id, ARCHIVE);
        var blob = version(id).blob();

        upload(id, ARCHIVE);

        assertThat(version(id).blob()).isEqualTo(blob);
        assertThatThrownBy(() -> upload(id, ANOTHER)).isInstanceOf(Conflict.class);
        assertThat(version(id).blob()).isEqualTo(blob);
    }

    @Test
    void whatIsGivenUpIsRemovedFromTheStoreOnceNoVersionHasIt() throws IOException {
        var id = create(false);
        upload(id, ARCHIVE);
        var first = archiveOf(id);
        upload(id, ANOTHER);
        var second = archiveOf(id);
        create(false);
        var data = EngineDatabase.bean(BackingData.class);

        data.softDelete(id);
        var versions = EngineDatabase.bean(ConfigurationVersions.class);
        assertThat(versions.overdue(Objects.requireNonNull(version(id).backingDataUntil()), Limit.of(500)))
                .extracting(ConfigurationVersion::id)
                .contains(id);
        assertThat(isStored(first)).isFalse();
        assertThat(isStored(second)).isTrue();
        data.permanentlyDelete(id);

        assertThat(isStored(second)).isFalse();
        assertThat(versions.overdue(Instant.now().plus(Duration.ofDays(60)), Limit.of(500)))
                .extracting(ConfigurationVersion::id)
                .doesNotContain(id);
    }

    @Test
    void theSameUploadSentManyTimesAtOnceIsTakenOnceAndMakesOneRun() throws Exception {
        var id = create(true);
        Stream<Callable<Boolean>> uploads = IntStream.range(0, 6).mapToObj(i -> () -> {
            upload(id, ARCHIVE);
            return true;
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : threads.invokeAll(uploads.toList())) {
                assertThat(sent.get()).isTrue();
            }
        }

        assertThat(runs()).isOne();
    }

    @Test
    void anUploadQueuesItsRunInTheSameStep() throws IOException {
        var id = create(true);

        upload(id, ARCHIVE);

        var run = EngineDatabase.bean(Runs.class)
                .newest(place.workspaceId(), false, Limit.of(10))
                .getFirst();
        assertThat(run.configurationVersionId()).isEqualTo(id);
        assertThat(run.source()).isEqualTo(RunSource.CONFIGURATION_VERSION);
        assertThat(run.status()).isEqualTo(RunStatus.PLAN_QUEUED);
        assertThat(run.createdBy()).isEqualTo(Place.ALICE.ref());
    }

    @Test
    void aRefusedUploadIsAnErroredVersionAndIsRefusedAgainAlike() {
        var id = create(true);
        byte[] hostile = new TestArchive().file("../x", "").gzipped();

        assertThatThrownBy(() -> upload(id, hostile))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'../x'");

        assertThat(version(id).status()).isEqualTo(ConfigurationVersionStatus.ERRORED);
        assertThat(version(id).errorMessage()).contains("'../x'");
        assertThatThrownBy(() -> upload(id, hostile))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'../x'");
        assertThat(runs()).isZero();
    }

    @Test
    void anUploadThatBrokeOffMayBeSentAgain() throws IOException {
        var id = create(false);
        var broken = new SequenceInputStream(
                new ByteArrayInputStream(ARCHIVE, 0, 50), new BrokenInputStream(() -> new IOException("reset")));

        assertThatThrownBy(() -> store.upload(id, broken)).isInstanceOf(IOException.class);
        assertThat(version(id).status()).isEqualTo(ConfigurationVersionStatus.PENDING);
        upload(id, ARCHIVE);

        assertThat(version(id).status()).isEqualTo(ConfigurationVersionStatus.UPLOADED);
    }

    @Test
    void whatWasNeverAnnouncedIsNotTaken() {
        assertThatThrownBy(() -> upload(new ConfigurationVersionId("cv-none"), ARCHIVE))
                .isInstanceOf(NotFound.class);
    }

    private ConfigurationVersionId create(boolean autoQueueRuns) {
        return store.create(place.workspaceId(), autoQueueRuns, Kind.REGULAR, Place.ALICE)
                .id();
    }

    private void upload(ConfigurationVersionId id, byte[] bytes) throws IOException {
        store.upload(id, new ByteArrayInputStream(bytes));
    }

    private static ConfigurationVersion version(ConfigurationVersionId id) {
        return EngineDatabase.bean(ConfigurationVersions.class).findById(id).orElseThrow();
    }

    private static BlobId archiveOf(ConfigurationVersionId id) {
        return Objects.requireNonNull(version(id).blob());
    }

    private static boolean isStored(BlobId blob) {
        try (var old =
                EngineDatabase.bean(BlobStore.class).storedBefore(Instant.now().plus(Duration.ofDays(1)))) {
            return old.anyMatch(blob::equals);
        }
    }

    private int runs() {
        return EngineDatabase.bean(Runs.class)
                .newest(place.workspaceId(), false, Limit.of(10))
                .size();
    }
}
