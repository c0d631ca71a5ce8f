package dev.runyard.engine.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Place;
import dev.runyard.persistence.blob.BlobReferences;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BlobSweepTest {
    private final BlobStore blobs = EngineDatabase.bean(BlobStore.class);
    private final BlobReferences references = EngineDatabase.bean(BlobReferences.class);

    @Test
    void aBlobThatNothingRefersToGoesOnceItIsOld() throws IOException {
        var place = Place.make();
        var configuration = EngineDatabase.bean(ConfigurationVersions.class)
                .findById(place.configuration(false))
                .orElseThrow();
        var used = java.util.Objects.requireNonNull(configuration.blob());
        var orphan = blobs.put(new ByteArrayInputStream(new byte[] {1, 2}), 10);

        sweepAt(InstantSource.system());
        assertThat(blobs.size(orphan)).isEqualTo(2);

        sweepAt(() -> InstantSource.system().instant().plus(java.time.Duration.ofDays(2)));
        assertThat(blobs.size(used)).isEqualTo(1);
        assertThatThrownBy(() -> blobs.size(orphan)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void everyColumnThatHoldsABlobIsKnown() {
        var columns = EngineDatabase.bean(JdbcClient.class)
                .sql("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and (column_name = 'blob' or column_name like '%\\_blob')")
                .query(String.class)
                .list();

        assertThat(BlobReferences.COLUMNS).containsExactlyInAnyOrderElementsOf(columns);
    }

    private void sweepAt(InstantSource clock) {
        new BlobSweep(blobs, references, clock).sweep();
    }
}
